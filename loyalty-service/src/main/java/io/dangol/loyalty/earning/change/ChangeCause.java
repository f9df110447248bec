package io.dangol.loyalty.earning.change;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The change after which points follow.
///
/// @param version the purchase's with it
/// @param returnId the return; null of everything else
/// @param happenedAt when it was returned, corrected or cancelled
record ChangeCause(Reason reason, int version, @Nullable UUID returnId, Instant happenedAt) {

    /// Why points follow.
    enum Reason {
        RETURN,
        CORRECTION,
        CANCELLATION,
        CLAIM;

        /// As transactions have it.
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    static ChangeCause of(PurchaseChange change) {
        int version = change.aggregateVersion();
        return switch (change) {
            case PurchaseReturned told -> new ChangeCause(Reason.RETURN, version, told.id(), told.returnedAt());
            case PurchaseCorrected told -> new ChangeCause(Reason.CORRECTION, version, null, told.correctedAt());
            case PurchaseCancelled told -> new ChangeCause(Reason.CANCELLATION, version, null, told.cancelledAt());
            case PurchaseClaimed told -> new ChangeCause(Reason.CLAIM, version, null, told.purchasedAt());
        };
    }

    /// What a transaction is about: the return, or the purchase.
    String reference(UUID purchaseId) {
        return returnId == null
                ? PublicId.format(PublicIds.PURCHASE, purchaseId)
                : PublicId.format(PublicIds.RETURN, returnId);
    }
}
