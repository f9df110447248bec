package io.dangol.feedback.intake.delivery;

import io.dangol.kit.problem.Refusal.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A field that is not as it must be.
@Schema(
        name = "Flaw",
        description = "A field that is not as it must be.",
        requiredProperties = {"field", "message"})
public record ViolationView(
        @Schema(description = "Its path in the body.", maxLength = 200, examples = "customer.id")
        String field,

        @Schema(description = "What it must be.", maxLength = 500, examples = "must be a customer's id")
        String message) {
    /// As they are shown.
    public static List<ViolationView> of(List<Violation> violations) {
        return violations.stream()
                .map(violation -> new ViolationView(violation.field(), violation.message()))
                .toList();
    }
}
