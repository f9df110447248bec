package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.kit.problem.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A purchase that is recorded. It can get a customer once, be put right, be returned in parts, and be cancelled
/// as long as nothing was returned.
///
/// @param customerId null where nobody is known
/// @param content what holds now
/// @param recordedAt when the suite learned of it
record Purchase(
        PurchaseId id,
        String source,
        String orderId,
        @Nullable CustomerId customerId,
        PurchaseContent content,
        Instant recordedAt,
        Standing standing) {
    static final int VERSIONS_MOST = 1_000;

    /// How far a purchase has come.
    ///
    /// @param version 1 when it is recorded, one more with every return, correction, claim and cancellation
    /// @param returnedTotal what all its returns give back, 0 without any
    /// @param returns how many returns it has
    /// @param firstReturnedAt when the earliest return happened; null without any
    /// @param cancelledAt null unless it was cancelled
    record Standing(
            int version,
            Money returnedTotal,
            int returns,
            @Nullable Instant firstReturnedAt,
            @Nullable Instant cancelledAt) {
        Standing next(@Nullable Instant itsCancellation) {
            return new Standing(version + 1, returnedTotal, returns, firstReturnedAt, itsCancellation);
        }
    }

    static Purchase record(PurchaseId id, NewPurchase purchase, @Nullable CustomerId customerId, Instant now) {
        Money nothing = Money.of(BigDecimal.ZERO, purchase.content().total().currency());
        return new Purchase(
                id,
                purchase.source(),
                purchase.orderId(),
                customerId,
                purchase.content(),
                now,
                new Standing(1, nothing, 0, null, null));
    }

    String publicId() {
        return id.text();
    }

    int version() {
        return standing.version();
    }

    boolean cancelled() {
        return standing.cancelledAt() != null;
    }

    PurchaseBalance balance() {
        return new PurchaseBalance(
                id,
                source,
                orderId,
                customerId,
                content.purchasedAt(),
                content.channel(),
                content.total(),
                standing.returnedTotal(),
                standing.returns(),
                standing.firstReturnedAt(),
                standing.version(),
                cancelled());
    }

    /// The purchase with its customer; the same one where the customer has it already.
    ///
    /// @throws Refusal 409 where another customer has it, 422 where it was cancelled
    Purchase claim(CustomerId customer) {
        if (customer.equals(customerId)) {
            return this;
        }
        if (customerId != null) {
            throw new Refusal(PurchaseProblem.PURCHASE_CLAIMED, "a purchase is claimed once, and keeps its customer");
        }
        requireNotCancelled();
        return new Purchase(id, source, orderId, customer, content, recordedAt, standing.next(null));
    }

    /// The purchase as it is to be from now on; the same one where nothing changes.
    ///
    /// @throws Refusal 422 where its returns do not allow it, or it was cancelled
    Purchase correct(PurchaseContent wanted) {
        requireNotCancelled();
        String currency = content.total().currency();
        if (!wanted.total().currency().equals(currency)) {
            throw new Refusal(
                    PurchaseProblem.CORRECTION_CURRENCY_DIFFERS,
                    "give the total in " + currency + "; to change the currency, cancel and record anew");
        }
        if (standing.returnedTotal().isMoreThan(wanted.total())) {
            throw new Refusal(
                    PurchaseProblem.CORRECTION_BELOW_RETURNS, "total must be at least the purchase's returnedTotal");
        }
        Instant first = standing.firstReturnedAt();
        if (first != null && wanted.purchasedAt().isAfter(first)) {
            throw new Refusal(
                    PurchaseProblem.CORRECTION_AFTER_RETURN, "purchasedAt must not be after the first return");
        }
        if (wanted.equals(content)) {
            return this;
        }
        if (version() - standing.returns() >= VERSIONS_MOST) {
            throw new Refusal(
                    PurchaseProblem.TOO_MANY_VERSIONS,
                    "a purchase has at most " + VERSIONS_MOST + " versions beside those that returns made");
        }
        return new Purchase(id, source, orderId, customerId, wanted, recordedAt, standing.next(null));
    }

    /// The purchase, cancelled; the same one where it was before.
    ///
    /// @throws Refusal 422 where something was returned
    Purchase cancel(Instant now) {
        if (cancelled()) {
            return this;
        }
        if (standing.returns() > 0) {
            throw new Refusal(
                    PurchaseProblem.PURCHASE_HAS_RETURNS,
                    "record a return of what is left of it instead of a cancellation");
        }
        return new Purchase(id, source, orderId, customerId, content, recordedAt, standing.next(now));
    }

    private void requireNotCancelled() {
        if (cancelled()) {
            throw new Refusal(
                    PurchaseProblem.PURCHASE_CANCELLED, "a cancelled purchase never changes; record another order");
        }
    }
}
