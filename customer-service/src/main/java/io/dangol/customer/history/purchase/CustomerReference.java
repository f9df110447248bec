package io.dangol.customer.history.purchase;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Who bought: by the suite's own id, or by the source's.
@Schema(
        examples = """
                {"externalId": "00001"}""",
        description = "A customer: either the customer's id, or the id that the source has for the customer, which"
                + " is the only one that a partner may send."
                + " An unknown externalId makes a new customer.")
public record CustomerReference(
        @Schema(description = "The customer's id.", maxLength = 30, examples = "cus_01k9x3v1q8f7t9c2m4n6p8r0sa")
        @Nullable String id,

        @Schema(description = "The source's id of the customer.", minLength = 1, maxLength = 200, examples = "00001")
        @Nullable String externalId) {}
