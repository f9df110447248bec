package io.dangol.customer.history.purchase;

import io.dangol.kit.problem.Refusal;

/// Why a purchase, or a change of it, is refused.
public enum PurchaseProblem implements Refusal.Type {
    PURCHASE_DIFFERS(409, "The source used this order id before for another purchase"),
    PURCHASE_CLAIMED(409, "The purchase has another customer"),
    UNKNOWN_CUSTOMER(422, "No customer has this id"),
    PURCHASE_CANCELLED(422, "The purchase was cancelled"),
    PURCHASE_HAS_RETURNS(422, "Something of the purchase was returned"),
    CORRECTION_CURRENCY_DIFFERS(422, "The purchase was paid in another currency"),
    CORRECTION_BELOW_RETURNS(422, "More than the new total was returned already"),
    CORRECTION_AFTER_RETURN(422, "Something was returned before the new time of the purchase"),
    TOO_MANY_VERSIONS(422, "The purchase has as many versions as a purchase can have");

    private final int status;
    private final String title;

    PurchaseProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /// The refusal of a customer's id that nobody has.
    public static Refusal unknownCustomer() {
        return new Refusal(UNKNOWN_CUSTOMER, "register the customer first, or name the customer by externalId");
    }
}
