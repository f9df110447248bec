package io.dangol.customer.person.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dangol.customer.person.profile.CustomerRequest.AnniversaryRequest;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void whatIsAbsentIsUnknown() {
        assertThat(ProfileReader.read(request(null, null, null, null), TODAY)).isEqualTo(Profile.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2026-11-21", "2024-02-29"})
    void aDayOfBirthIsFrom1900ToToday(String day) {
        Profile profile = ProfileReader.read(request(day, null, null, null), TODAY);

        assertThat(profile.birthDate()).isEqualTo(LocalDate.parse(day));
    }

    @ParameterizedTest
    @CsvSource({"1899-12-31,before", "2026-11-22,future", "2023-02-29,calendar", "1994-13-01,calendar"})
    void noOtherDayIsOne(String day, String reason) {
        assertThat(violations(request(day, null, null, null))).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("birthDate");
            assertThat(violation.message()).contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource({"ko-kr,ko-KR", "KO,ko", "zh-hant-tw,zh-Hant-TW", "en,en"})
    void aLocaleIsKeptInItsCanonicalForm(String given, String kept) {
        assertThat(ProfileReader.read(request(null, given, null, null), TODAY).locale())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko_KR", "k", "Korean (South)", "--"})
    void whatIsNoLanguageTagIsNoLocale(String text) {
        assertThat(violations(request(null, text, null, null)))
                .extracting(Violation::field)
                .containsExactly("locale");
    }

    @Test
    void attributesAreTextsNumbersAndBooleans() {
        Map<String, Object> attributes = Map.of("tier", "gold", "visits", 7, "share", 0.5, "vip", true);

        assertThat(ProfileReader.read(request(null, null, null, attributes), TODAY)
                        .attributes())
                .isEqualTo(attributes);
    }

    @Test
    void nothingElseIsAnAttribute() {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("list", List.of(1));
        attributes.put("object", Map.of("a", 1));
        attributes.put("nothing", null);
        attributes.put("endless", Double.POSITIVE_INFINITY);
        attributes.put("long", "x".repeat(501));
        attributes.put("broken", "\0");

        assertThat(violations(request(null, null, null, attributes)))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "attributes.list",
                        "attributes.object",
                        "attributes.nothing",
                        "attributes.endless",
                        "attributes.long",
                        "attributes.broken");
    }

    @Test
    void everyBrokenRuleIsNamed() {
        List<AnniversaryRequest> anniversaries = List.of(
                new AnniversaryRequest("wedding", "2019-10-05"), new AnniversaryRequest("moving", "2019-10-32"));

        assertThat(violations(request("2999-01-01", "?", anniversaries, null)))
                .extracting(Violation::field)
                .containsExactly("birthDate", "locale", "anniversaries[1].date");
    }

    private static List<Violation> violations(CustomerRequest request) {
        Refusal[] refusal = new Refusal[1];
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ProfileReader.read(request, TODAY))
                .satisfies(thrown -> refusal[0] = thrown);
        assertThat(refusal[0].type().status()).isEqualTo(400);
        return refusal[0].violations();
    }

    private static CustomerRequest request(
            String birthDate, String locale, List<AnniversaryRequest> anniversaries, Map<String, Object> attributes) {
        return new CustomerRequest(null, birthDate, null, locale, null, null, null, anniversaries, attributes, null);
    }
}
