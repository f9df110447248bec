package io.dangol.customer.history.purchase;

import io.dangol.kit.problem.Refusal;

/// Why a purchase is refused.
public enum PurchaseProblem implements Refusal.Type {
    PURCHASE_DIFFERS(409, "The source used this order id before for another purchase"),
    UNKNOWN_CUSTOMER(422, "No customer has this id");

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
}
