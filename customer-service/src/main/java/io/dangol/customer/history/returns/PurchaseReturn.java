package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;

/// A return that is recorded; it never changes.
///
/// @param number its place among the returns of its purchase, from 1
/// @param told what the source said; its total is in the currency of the purchase
record PurchaseReturn(ReturnId id, PurchaseId purchaseId, int number, NewReturn told, Instant recordedAt) {
    static final int RETURNS_OF_A_PURCHASE_MOST = 1_000;

    /// A return that was accepted, and the balance of its purchase after it.
    record Accepted(PurchaseReturn accepted, PurchaseBalance after) {
        PurchaseReturned event() {
            return PurchaseReturned.of(accepted.publicId(), accepted.told(), after);
        }
    }

    /// Takes the next return of a purchase.
    ///
    /// @param purchase as it is before
    /// @throws Refusal 422 where the purchase does not allow it
    static Accepted accept(ReturnId id, PurchaseBalance purchase, NewReturn told, Instant now) {
        String currency = purchase.total().currency();
        if (!told.total().currency().equals(currency)) {
            throw new Refusal(ReturnProblem.RETURN_CURRENCY_DIFFERS, "give the total of the return in " + currency);
        }
        if (told.returnedAt().isBefore(purchase.purchasedAt())) {
            throw new Refusal(
                    ReturnProblem.RETURN_BEFORE_PURCHASE, "returnedAt is not before the purchasedAt of the purchase");
        }
        if (purchase.returns() >= RETURNS_OF_A_PURCHASE_MOST) {
            throw new Refusal(
                    ReturnProblem.TOO_MANY_RETURNS,
                    "a purchase has at most " + RETURNS_OF_A_PURCHASE_MOST + " returns; put more into one");
        }
        if (purchase.returnedTotal().plus(told.total()).isMoreThan(purchase.total())) {
            throw new Refusal(
                    ReturnProblem.RETURN_EXCEEDS_PURCHASE,
                    "what is left is the purchase's total less its returnedTotal");
        }
        PurchaseBalance after = purchase.returning(told.total());
        return new Accepted(new PurchaseReturn(id, purchase.id(), after.returns(), told, now), after);
    }

    /// The return again, where it was told before.
    ///
    /// @throws Refusal 409 if this time it is told otherwise
    PurchaseReturn toldAgain(NewReturn again) {
        if (!told.equals(again)) {
            throw new Refusal(
                    ReturnProblem.RETURN_DIFFERS, "what is recorded stays; give another return its own returnId");
        }
        return this;
    }

    String publicId() {
        return id.text();
    }
}
