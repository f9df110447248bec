package io.dangol.feedback.source.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.feedback.source.FieldRule;
import io.dangol.feedback.source.Mapping;
import io.dangol.feedback.source.RatingRule;
import io.dangol.feedback.voice.Kind;
import io.dangol.feedback.voice.Metric;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingRulesTest {
    private static final FieldRule WEB = constant("web");

    @Test
    void everyKindAndMetricThatThereIsMayBeAConstant() {
        assertThat(Arrays.stream(Kind.values()).map(Kind::wire)).allMatch(Target.KIND::admits);
        assertThat(Arrays.stream(Metric.values()).map(Metric::wire)).allMatch(Target.METRIC::admits);
        assertThat(Target.KIND.admits("rumour")).isFalse();
        assertThat(Target.METRIC.admits("stars")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "/a/0/b", "/a~1b/~0", "/가 나"})
    void aPointerIsOneOfRfc6901(String pointer) {
        assertThatCode(() -> MappingRules.require(kind(pointer(pointer)))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "#/a", "/a~", "/a~2b", "$.a"})
    void anythingElseIsNoPointer(String pointer) {
        assertViolation(kind(pointer(pointer)), "mapping.kind.pointer");
        assertViolation(kind(pointer("/a".repeat(33))), "mapping.kind.pointer");
    }

    @Test
    void aFieldComesFromOnePlace() {
        assertViolation(kind(new FieldRule("/a", "review", null, null)), "mapping.kind");
        assertViolation(kind(new FieldRule(null, null, null, null)), "mapping.kind");
        assertViolation(kind(new FieldRule(null, "review", null, "praise")), "mapping.kind");
    }

    @Test
    void constantsDefaultsAndTablesSayWhatTheFieldMayBe() {
        assertViolation(kind(constant("rumour")), "mapping.kind.constant");
        assertViolation(kind(new FieldRule("/a", null, null, "rumour")), "mapping.kind.default");
        assertViolation(kind(new FieldRule("/a", null, Map.of("a", "rumour"), null)), "mapping.kind.table");
        assertViolation(
                new Mapping(constant("review"), constant("Web Site"), null, null, null, null, null, null, null),
                "mapping.channel.constant");
        assertViolation(
                new Mapping(
                        constant("review"),
                        WEB,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new RatingRule(constant("csat"), constant("11"), null),
                        null),
                "mapping.rating.score.constant");
    }

    @Test
    void aProductIsNamedInAtMost64Characters() {
        assertViolation(product(constant("가".repeat(65))), "mapping.product.constant");
        assertViolation(product(constant("  ")), "mapping.product.constant");
        assertThatCode(() -> MappingRules.require(product(constant("가".repeat(64)))))
                .doesNotThrowAnyException();
    }

    @Test
    void noMappingIsNone() {
        assertThatCode(() -> MappingRules.require(null)).doesNotThrowAnyException();
    }

    private static void assertViolation(Mapping mapping, String field) {
        assertThatThrownBy(() -> MappingRules.require(mapping))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::field)
                                .containsExactly(field));
    }

    private static Mapping kind(FieldRule kind) {
        return new Mapping(kind, WEB, null, null, null, null, null, null, null);
    }

    private static Mapping product(FieldRule product) {
        return new Mapping(constant("review"), WEB, null, null, null, null, null, null, product);
    }

    private static FieldRule pointer(@Nullable String pointer) {
        return new FieldRule(pointer, null, null, null);
    }

    private static FieldRule constant(String constant) {
        return new FieldRule(null, constant, null, null);
    }
}
