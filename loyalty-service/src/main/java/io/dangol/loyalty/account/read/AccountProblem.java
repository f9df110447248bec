package io.dangol.loyalty.account.read;

import io.dangol.kit.problem.Refusal;

/// Why an account cannot be closed.
enum AccountProblem implements Refusal.Type {
    ACCOUNT_NOT_EMPTY("The account has points, pending or held ones, or owes some"),
    ACCOUNT_NOT_CLOSABLE("The account cannot be closed by itself");

    private final String title;

    AccountProblem(String title) {
        this.title = title;
    }

    @Override
    public int status() {
        return 422;
    }

    @Override
    public String title() {
        return title;
    }
}
