package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A purchase as callers see one.
@Schema(
        description =
                "A recorded purchase, as it holds now. Corrections, a claim, returns and a cancellation change it.")
record PurchaseView(
        @Schema(
                description = "The purchase's id.",
                pattern = PurchaseId.PATTERN,
                examples = "pur_01k9x3v1q8f7t9c2m4n6p8r0sa")
        String id,

        @Schema(
                description = "1 when it is recorded, one more with every return, correction, claim and cancellation;"
                        + " also the `ETag`.",
                minimum = "1",
                examples = "1")
        int version,

        @Schema(description = "Who told of the purchase.", maxLength = 100, examples = "pos-7")
        String source,

        @Schema(description = "The source's own id of the purchase.", maxLength = 200, examples = "A-1001")
        String orderId,

        @Schema(
                description = "Who bought; absent where nobody is known.",
                pattern = CustomerId.PATTERN,
                examples = "cus_01k9x3v1q8f7t9c2m4n6p8r0sa")
        @Nullable String customerId,

        @Schema(description = "When it was bought.") Instant purchasedAt,

        @Schema(description = "How it was bought.", maxLength = 100, examples = "store") @Nullable String channel,

        @Schema(description = "Where it was bought.", maxLength = 100, examples = "gangnam") @Nullable String store,

        @Schema(description = "What was paid.") Money total,

        @Schema(description = "What was bought.", maxItems = 5000)
        List<Line> lines,

        @Schema(
                description = "True where every line has a unit price and the sum of quantity times unit price, a line"
                        + " without quantity being one, is not the total; absent otherwise. The total counts.")
        @Nullable Boolean linesDiffer,

        @Schema(description = "When the suite learned of it.")
        Instant recordedAt,

        @Schema(description = "What was returned of the total so far; absent without returns.") @Nullable Money returnedTotal,

        @Schema(description = "When it was cancelled; absent unless it was.") @Nullable Instant cancelledAt) {

    static PurchaseView of(Purchase purchase) {
        PurchaseContent content = purchase.content();
        Purchase.Standing standing = purchase.standing();
        CustomerId customer = purchase.customerId();
        return new PurchaseView(
                purchase.publicId(),
                purchase.version(),
                purchase.source(),
                purchase.orderId(),
                customer == null ? null : customer.text(),
                content.purchasedAt(),
                content.channel(),
                content.store(),
                content.total(),
                content.lines(),
                content.linesDiffer() ? true : null,
                purchase.recordedAt(),
                standing.returns() == 0 ? null : standing.returnedTotal(),
                standing.cancelledAt());
    }
}
