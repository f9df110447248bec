package io.dangol.feedback.base.customer;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.text.Identifier;
import io.dangol.kit.text.TextRules;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Names a customer: by our id, or by the one that the source has for them. Exactly one of the two.
@Schema(
        name = "FeedbackCustomer",
        examples = """
                {"externalId": "00001"}""",
        description = "Names a customer: by `id`, or by the `externalId` that the source has for them; one of the two."
                + " A partner names its customers by `externalId` only.")
public record CustomerReference(
        @Pattern(regexp = IdKind.CUSTOMER_PATTERN) @Schema(description = "The customer's id.", maxLength = 30, examples = "cus_01jd3v9k7e8x2m4n6p8q0r2s4t")
        @Nullable String id,

        @Size(min = 1, max = 200) @Identifier @Schema(
                description = "The source's own name for the customer; a new one makes a new customer.",
                examples = "00001")
        @Nullable String externalId) {

    public CustomerReference {
        externalId = TextRules.composed(externalId);
    }

    /// Whether exactly one of the two names is given.
    public boolean isOne() {
        return (id == null) != (externalId == null);
    }
}
