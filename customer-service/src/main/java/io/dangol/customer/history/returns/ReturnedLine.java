package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.UnitPrice;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One thing that was returned; something is known of it.
@Schema(
        description =
                "One thing that was returned; at least one field says something of it. Blanks (U+0020) at the ends"
                        + " of its texts are cut.")
public record ReturnedLine(
        @Schema(description = "The article.", minLength = 1, maxLength = 100, examples = "TEA-01") @Nullable String sku,

        @Schema(description = "What it is called; never in an event.", maxLength = 500, examples = "Green tea, 100 g")
        @Nullable String description,

        @Schema(description = "How many.", minimum = "1", maximum = "1000000", examples = "1") @Nullable Integer quantity,

        @Schema(description = "What is given back for one, not negative, in the currency of the total.") @Nullable UnitPrice unitPrice) {

    /// Whether it says nothing.
    boolean empty() {
        return sku == null && description == null && quantity == null && unitPrice == null;
    }
}
