package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;

/// A return that is recorded with its purchase; it never changes.
///
/// @param number its place among the returns of its purchase, from 1
/// @param version that of the purchase after it
/// @param told what the source said; its total is in the currency of the purchase
record PurchaseReturn(ReturnId id, PurchaseId purchaseId, int number, int version, NewReturn told, Instant recordedAt) {
    static final int RETURNS_OF_A_PURCHASE_MOST = 1_000;

    /// What a purchase says to a return.
    sealed interface Decision {}

    /// A return that was accepted, and the balance of its purchase after it.
    record Accepted(PurchaseReturn accepted, PurchaseBalance after) implements Decision {
        PurchaseReturned event() {
            return accepted.event(after.returnedTotal(), after);
        }
    }

    /// The purchase does not allow it.
    ///
    /// @param detail what to do
    record Refused(ReturnProblem problem, String detail) implements Decision {
        Refusal refusal() {
            return new Refusal(problem, detail);
        }
    }

    /// @param returnedTotal what the returns up to this one give back
    /// @param purchase whose customer, total and channel hold when it is told
    PurchaseReturned event(Money returnedTotal, PurchaseBalance purchase) {
        return PurchaseReturned.of(id.text(), version, told, returnedTotal, purchase);
    }

    /// Takes the next return of a purchase.
    ///
    /// @param purchase as it is before
    static Decision decide(ReturnId id, PurchaseBalance purchase, NewReturn told, Instant recordedAt) {
        String currency = purchase.total().currency();
        if (purchase.cancelled()) {
            return new Refused(ReturnProblem.PURCHASE_CANCELLED, "nothing can be returned of a cancelled purchase");
        }
        if (!told.total().currency().equals(currency)) {
            return new Refused(ReturnProblem.RETURN_CURRENCY_DIFFERS, "give the total of the return in " + currency);
        }
        if (told.returnedAt().isBefore(purchase.purchasedAt())) {
            return new Refused(
                    ReturnProblem.RETURN_BEFORE_PURCHASE,
                    "returnedAt must not be before the purchasedAt of the purchase");
        }
        if (purchase.returns() >= RETURNS_OF_A_PURCHASE_MOST) {
            return new Refused(
                    ReturnProblem.TOO_MANY_RETURNS,
                    "a purchase has at most " + RETURNS_OF_A_PURCHASE_MOST + " returns; put more into one");
        }
        if (purchase.returnedTotal().plus(told.total()).isMoreThan(purchase.total())) {
            return new Refused(
                    ReturnProblem.RETURN_EXCEEDS_PURCHASE,
                    "what is left is the purchase's total less its returnedTotal");
        }
        PurchaseBalance after = purchase.returning(told.total(), told.returnedAt());
        return new Accepted(
                new PurchaseReturn(id, purchase.id(), after.returns(), after.version(), told, recordedAt), after);
    }
}
