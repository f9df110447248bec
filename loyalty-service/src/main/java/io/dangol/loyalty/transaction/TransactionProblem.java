package io.dangol.loyalty.transaction;

import io.dangol.kit.problem.Refusal;

/// Why a posting is refused before the ledger sees it.
enum TransactionProblem implements Refusal.Type {
    APPROVAL_REQUIRED(
            422,
            "An adjustment of so many points needs a second person",
            "send it by itself to /v1/transactions, which proposes it to be approved");

    private final int status;
    private final String title;
    private final String advice;

    TransactionProblem(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    Refusal refusal() {
        return new Refusal(this, advice);
    }
}
