package io.dangol.customer.history.returns;

import io.dangol.kit.problem.Refusal;

/// Why a return is refused.
enum ReturnProblem implements Refusal.Type {
    RETURN_DIFFERS(409, "Another return has this return id"),
    RETURN_CUSTOMER_DIFFERS(422, "The purchase has another customer"),
    RETURN_CURRENCY_DIFFERS(422, "The purchase was paid in another currency"),
    RETURN_BEFORE_PURCHASE(422, "Nothing is returned before it was bought"),
    RETURN_EXCEEDS_PURCHASE(422, "All returns together would be more than the purchase"),
    TOO_MANY_RETURNS(422, "The purchase has as many returns as a purchase can have"),
    PURCHASE_CANCELLED(422, "The purchase was cancelled");

    private final int status;
    private final String title;

    ReturnProblem(int status, String title) {
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
