package io.dangol.customer.history.purchase;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One thing that was bought or taken back, or a discount; something is known of it.
@Schema(
        description = "One thing that was bought or taken back, or a discount; at least one field says something of it."
                + " Blanks (U+0020) at the ends of its texts are cut.")
public record Line(
        @Schema(description = "The article.", maxLength = 100, examples = "TEA-01") @Nullable String sku,

        @Schema(description = "The kind of article.", maxLength = 100, examples = "tea") @Nullable String category,

        @Schema(description = "What it is called; never in an event.", maxLength = 500, examples = "Green tea, 100 g")
        @Nullable String description,

        @Schema(
                description = "How many; negative where the line takes something back. Never 0.",
                minimum = "-1000000",
                maximum = "1000000",
                examples = "2")
        @Nullable Integer quantity,

        @Schema(description = "The price of one, in the currency of the total.") @Nullable UnitPrice unitPrice) {

    /// Whether it says nothing.
    boolean empty() {
        return sku == null && category == null && description == null && quantity == null && unitPrice == null;
    }

    /// What the line costs, in the currency of its unit price; 0 without one.
    BigDecimal price() {
        return unitPrice == null
                ? BigDecimal.ZERO
                : unitPrice.number().multiply(BigDecimal.valueOf(quantity == null ? 1 : quantity));
    }
}
