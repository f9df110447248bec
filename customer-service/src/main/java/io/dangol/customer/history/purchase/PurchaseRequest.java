package io.dangol.customer.history.purchase;

import io.dangol.kit.text.TextRules;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A purchase as a source tells it, before anything of it is checked; [PurchaseReader] says what holds.
@Schema(examples = """
                {"source": "pos-7", "orderId": "A-1001", "customer": {"externalId": "00001"},
                 "purchasedAt": "2026-11-21T09:30:00+09:00", "channel": "store", "store": "gangnam",
                 "total": {"amount": "12900", "currency": "KRW"},
                 "lines": [{"sku": "TEA-01", "category": "tea", "quantity": 2, "unitPrice": {"amount": "6450", "currency": "KRW"}}]}""", description = "A purchase as a source tells it.")
public record PurchaseRequest(
        @Schema(
                required = true,
                description =
                        "Who tells of the purchase: a till, a shop, a marketplace. A registered source is named by"
                                + " its name or its id; a partner may leave its own out.",
                minLength = 1,
                maxLength = 100,
                examples = "pos-7")
        @Nullable String source,

        @Schema(
                required = true,
                description = "The source's own id of the purchase, unique within it.",
                minLength = 1,
                maxLength = 200,
                examples = "A-1001")
        @Nullable String orderId,

        @Schema(description = "Who bought; absent where nobody is known.") @Nullable CustomerReference customer,

        @Schema(
                required = true,
                description = "When it was bought: RFC 3339 with zone, from 1970 to a day from now.",
                format = "date-time",
                maxLength = 40,
                examples = "2026-11-21T09:30:00+09:00")
        @Nullable String purchasedAt,

        @Schema(description = "How it was bought.", minLength = 1, maxLength = 100, examples = "store") @Nullable String channel,

        @Schema(description = "Where it was bought.", minLength = 1, maxLength = 100, examples = "gangnam") @Nullable String store,

        @Schema(required = true) @Nullable Money total,

        @Schema(description = "What was bought, where the source tells.", maxItems = 5000) @Nullable List<@Nullable Line> lines) {
    public PurchaseRequest {
        source = TextRules.composed(source);
    }

    /// The same, from this source.
    public PurchaseRequest from(String itsSource) {
        return new PurchaseRequest(itsSource, orderId, customer, purchasedAt, channel, store, total, lines);
    }
}
