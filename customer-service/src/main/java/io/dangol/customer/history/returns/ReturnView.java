package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A return as callers see one.
@Schema(description = "A recorded return; it never changes.")
record ReturnView(
        @Schema(
                description = "The return's id.",
                pattern = ReturnId.PATTERN,
                examples = "ret_01k9x3v1q8f7t9c2m4n6p8r0sa")
        String id,

        @Schema(
                description = "Of which purchase.",
                pattern = PurchaseId.PATTERN,
                examples = "pur_01k9x3v1q8f7t9c2m4n6p8r0sa")
        String purchaseId,

        @Schema(
                description = "The source's own id of the return, unique within its purchase.",
                maxLength = 200,
                examples = "R-1")
        String returnId,

        @Schema(description = "When it was returned.") Instant returnedAt,

        @Schema(description = "What was given back, in the currency of the purchase.")
        Money total,

        @Schema(description = "What was returned.", maxItems = 200)
        List<ReturnedLine> lines,

        @Schema(description = "Why; absent where the source did not tell.") @Nullable Reason reason,

        @Schema(description = "When the suite learned of it.")
        Instant recordedAt) {

    static ReturnView of(PurchaseReturn found) {
        NewReturn told = found.told();
        return new ReturnView(
                found.publicId(),
                found.purchaseId().text(),
                told.returnId(),
                told.returnedAt(),
                told.total(),
                told.lines(),
                told.reason(),
                found.recordedAt());
    }
}
