package io.dangol.feedback.source.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import io.dangol.feedback.source.FieldRule;
import io.dangol.feedback.source.Mapping;
import io.dangol.feedback.source.RatingRule;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a mapping must keep to beyond the form of its fields, judged when it is saved or tried.
public final class MappingRules {
    private static final int STEPS_MOST = 32;
    private static final int VIOLATIONS_MOST = 50;

    private final List<Violation> violations = new ArrayList<>();

    private MappingRules() {}

    /// Insists that a mapping makes sense; none does.
    ///
    /// @throws Refusal 400 with a violation for every field that does not
    public static void require(@Nullable Mapping mapping) {
        if (mapping == null) {
            return;
        }
        MappingRules rules = new MappingRules();
        rules.check(mapping);
        if (!rules.violations.isEmpty()) {
            Violation first = rules.violations.getFirst();
            throw new Refusal(
                    CommonProblem.VALIDATION_FAILED,
                    first.field() + " " + first.message(),
                    rules.violations.stream().limit(VIOLATIONS_MOST).toList());
        }
    }

    private void check(Mapping mapping) {
        check(Target.KIND, mapping.kind());
        check(Target.CHANNEL, mapping.channel());
        check(Target.TEXT, mapping.text());
        check(Target.CUSTOMER_EXTERNAL_ID, mapping.customerExternalId());
        check(Target.LANGUAGE, mapping.language());
        check(Target.EXTERNAL_REF, mapping.externalRef());
        check(Target.PRODUCT, mapping.product());
        if (mapping.occurredAt() != null) {
            checkPointer("occurredAt", mapping.occurredAt().pointer());
        }
        RatingRule rating = mapping.rating();
        if (rating != null) {
            check(Target.METRIC, rating.metric());
            check(Target.SCORE, rating.score());
            check(Target.WORDING_VERSION, rating.wordingVersion());
        }
    }

    private void check(Target target, @Nullable FieldRule rule) {
        if (rule == null) {
            return;
        }
        String field = target.field();
        String pointer = rule.pointer();
        if ((pointer == null) == (rule.constant() == null)) {
            refuse(field, "must have either a pointer or a constant");
        }
        if (pointer == null && (rule.table() != null || rule.otherwise() != null)) {
            refuse(field, "must have a table or a default only beside a pointer");
        }
        if (pointer != null) {
            checkPointer(field, pointer);
        }
        checkValue(target, "constant", rule.constant());
        checkValue(target, "default", rule.otherwise());
        if (rule.table() != null && !rule.table().values().stream().allMatch(target::admits)) {
            refuse(field + ".table", "leads only to what " + target.message());
        }
    }

    private void checkPointer(String field, String pointer) {
        if (!isPointer(pointer)) {
            refuse(field + ".pointer", "must be a JSON Pointer (RFC 6901) with at most " + STEPS_MOST + " steps");
        }
    }

    private void checkValue(Target target, String part, @Nullable String value) {
        if (value != null && !target.admits(value)) {
            refuse(target.field() + "." + part, target.message());
        }
    }

    /// Whether `~` stands only before 0 and 1 is not asked by Jackson, which would take it as it is.
    private static boolean isPointer(String pointer) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            return false;
        }
        if (pointer.matches("(?s).*~(?![01]).*")
                || pointer.chars().filter(character -> character == '/').count() > STEPS_MOST) {
            return false;
        }
        try {
            JsonPointer.compile(pointer);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private void refuse(String field, String message) {
        violations.add(new Violation("mapping." + field, message));
    }
}
