package io.dangol.customer.history.purchase;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One thing that was bought; something is known of it.
@Schema(description = "One thing that was bought; at least one field says something of it.")
public record Line(
        @Schema(description = "The article.", maxLength = 100, examples = "TEA-01") @Nullable String sku,

        @Schema(description = "The kind of article.", maxLength = 100, examples = "tea") @Nullable String category,

        @Schema(description = "How many.", minimum = "1", maximum = "1000000", examples = "2") @Nullable Integer quantity,

        @Schema(description = "The price of one, in the currency of the total.") @Nullable Money unitPrice) {

    /// What the line costs, in the currency of its unit price; 0 without one.
    BigDecimal price() {
        return unitPrice == null
                ? BigDecimal.ZERO
                : new BigDecimal(unitPrice.amount()).multiply(BigDecimal.valueOf(quantity == null ? 1 : quantity));
    }
}
