package io.dangol.loyalty.earning.returned;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// A purchase of which something was given back, as its newest return tells.
///
/// @param version the purchase's with that return
/// @param returnId that return
/// @param returnedAt when that was
/// @param purchaseTotal what was paid
/// @param returnedTotal what all returns gave back, at most `purchaseTotal`
/// @param asked how many points they asked back in all, whether or not they could be had
record ReturnedPurchase(
        UUID purchaseId,
        int version,
        UUID returnId,
        Instant returnedAt,
        BigDecimal purchaseTotal,
        BigDecimal returnedTotal,
        long asked) {

    /// What a first return tells.
    static ReturnedPurchase first(PurchaseReturned told) {
        return of(told, 0);
    }

    /// What a return adds to what is known: nothing where a newer one was told before.
    ReturnedPurchase with(PurchaseReturned told) {
        return told.aggregateVersion() > version ? of(told, asked) : this;
    }

    /// How many points are to be taken back beyond those that were asked for before.
    ///
    /// What remains of the purchase is worth what its rule gives for it, so that nothing is lost to rounding: all
    /// returns together ask back `earned - points(purchaseTotal - returnedTotal)`, never more than was earned.
    long pointsToAsk(Earned earned) {
        long kept = earned.rule().pointsFor(purchaseTotal.subtract(returnedTotal));
        return Math.max(0, earned.points() - kept - asked);
    }

    ReturnedPurchase asking(long points) {
        return new ReturnedPurchase(
                purchaseId, version, returnId, returnedAt, purchaseTotal, returnedTotal, asked + points);
    }

    private static ReturnedPurchase of(PurchaseReturned told, long asked) {
        return new ReturnedPurchase(
                told.purchase(),
                told.aggregateVersion(),
                told.id(),
                told.returnedAt(),
                told.purchaseTotal().value(),
                told.returnedTotal().value(),
                asked);
    }
}
