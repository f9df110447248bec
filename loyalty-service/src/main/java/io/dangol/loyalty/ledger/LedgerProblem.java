package io.dangol.loyalty.ledger;

import io.dangol.kit.problem.Refusal;

/// Why the ledger refuses a command.
public enum LedgerProblem implements Refusal.Type {
    UNKNOWN_ACCOUNT(422, "There is no such member account"),
    POINTS_OUT_OF_RANGE(422, "A posting moves at least 1 point and at most 2^53"),
    BALANCE_OUT_OF_RANGE(422, "The balance would leave the range that the account allows");

    private final int status;
    private final String title;

    LedgerProblem(int status, String title) {
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
