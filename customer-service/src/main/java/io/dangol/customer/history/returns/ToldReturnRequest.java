package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.CustomerReference;
import io.dangol.customer.history.purchase.Money;
import io.dangol.kit.text.TextRules;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A return that a source tells by itself, before anything of it is checked; [ReturnReader] and [PurchaseReturn] say
/// what holds.
@Schema(
        examples = """
                {"source": "pos-7", "returnId": "R-1", "orderId": "A-1001", "returnedAt": "2026-11-22T09:30:00+09:00",
                 "total": {"amount": "6450", "currency": "KRW"}, "lines": [{"sku": "TEA-01", "quantity": 1}],
                 "reason": "unwanted"}""",
        description = "A return as a source tells it, by the order that it gives back of or without one.")
public record ToldReturnRequest(
        @Schema(
                required = true,
                description = "Who tells of the return, by name or id; a partner may leave its own out.",
                minLength = 1,
                maxLength = 100,
                examples = "pos-7")
        @Nullable String source,

        @Schema(
                required = true,
                description = "The source's own id of the return, unique within its order, or among its returns"
                        + " without one.",
                minLength = 1,
                maxLength = 200,
                examples = "R-1")
        @Nullable String returnId,

        @Schema(
                description = "The source's own id of the purchase; absent where it is not known, which makes the"
                        + " return a credit note.",
                minLength = 1,
                maxLength = 200,
                examples = "A-1001")
        @Nullable String orderId,

        @Schema(description = "Who gave back; with an orderId it must be the purchase's customer.") @Nullable CustomerReference customer,

        @Schema(
                required = true,
                description = "When it was returned: RFC 3339 with zone, not before the purchase, to a day from now.",
                format = "date-time",
                maxLength = 40,
                examples = "2026-11-22T09:30:00+09:00")
        @Nullable String returnedAt,

        @Schema(required = true, description = "What it gives back; more than 0.") @Nullable Money total,

        @Schema(description = "What was returned, where the source tells.", maxItems = 5000) @Nullable List<@Nullable ReturnedLine> lines,

        @Schema(description = "Why, where the source tells.") @Nullable Reason reason) {
    public ToldReturnRequest {
        source = TextRules.composed(source);
    }

    /// The same, from this source.
    public ToldReturnRequest from(String itsSource) {
        return new ToldReturnRequest(itsSource, returnId, orderId, customer, returnedAt, total, lines, reason);
    }
}
