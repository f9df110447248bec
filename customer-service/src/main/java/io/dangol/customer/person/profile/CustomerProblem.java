package io.dangol.customer.person.profile;

import io.dangol.kit.problem.Refusal;

/// Why a command on a customer is refused.
enum CustomerProblem implements Refusal.Type {
    IDENTITY_TAKEN(409, "Another customer has this identity");

    private final int status;
    private final String title;

    CustomerProblem(int status, String title) {
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
