package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.person.CustomerId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A return as callers see one.
@Schema(
        description = "A recorded return. What was told never changes; one that waits is applied or refused when its"
                + " purchase is recorded.")
record ReturnView(
        @Schema(
                description = "The return's id.",
                pattern = ReturnId.PATTERN,
                examples = "ret_01k9x3v1q8f7t9c2m4n6p8r0sa")
        String id,

        @Schema(
                description = "`applied`: it is a return of its purchase; `waiting`: its order is not known yet;"
                        + " `refused`: it waited, and its purchase did not allow it; `credit`: it names no order.")
        ReturnState state,

        @Schema(description = "Who told of the return.", maxLength = 100, examples = "pos-7")
        String source,

        @Schema(
                description = "The source's own id of the purchase; absent for a credit note.",
                maxLength = 200,
                examples = "A-1001")
        @Nullable String orderId,

        @Schema(
                description = "Of which purchase; absent unless it is applied.",
                pattern = PurchaseId.PATTERN,
                examples = "pur_01k9x3v1q8f7t9c2m4n6p8r0sa")
        @Nullable String purchaseId,

        @Schema(
                description = "Who gave back; absent where nobody is known.",
                pattern = CustomerId.PATTERN,
                examples = "cus_01k9x3v1q8f7t9c2m4n6p8r0sa")
        @Nullable String customerId,

        @Schema(
                description = "The source's own id of the return, unique within its order.",
                maxLength = 200,
                examples = "R-1")
        String returnId,

        @Schema(description = "When it was returned.") Instant returnedAt,

        @Schema(description = "What was given back.") Money total,

        @Schema(description = "What was returned.", maxItems = 5000)
        List<ReturnedLine> lines,

        @Schema(description = "Why; absent where the source did not tell.") @Nullable Reason reason,

        @Schema(
                description = "The name of the problem for which its purchase refused it; absent otherwise.",
                maxLength = 100,
                examples = "return-exceeds-purchase")
        @Nullable String problem,

        @Schema(description = "When the suite learned of it.")
        Instant recordedAt) {

    static ReturnView of(StoredReturn found) {
        NewReturn content = found.content();
        PurchaseId purchase = found.purchaseId();
        CustomerId customer = found.customerId();
        return new ReturnView(
                found.id().text(),
                found.state(),
                found.source(),
                found.orderId(),
                purchase == null ? null : purchase.text(),
                customer == null ? null : customer.text(),
                content.returnId(),
                content.returnedAt(),
                content.total(),
                content.lines(),
                content.reason(),
                found.problem(),
                found.recordedAt());
    }
}
