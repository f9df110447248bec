package io.dangol.loyalty.lane;

import io.dangol.kit.problem.Refusal;

/// Why a command was not decided.
public enum LaneProblem implements Refusal.Type {
    LEDGER_BUSY(503, "The ledger has more to do than it can queue", "nothing was posted; try again in a moment"),
    LEDGER_UNAVAILABLE(
            503,
            "The ledger cannot be written right now",
            "try again with the same Idempotency-Key: what was posted is posted once");

    private final int status;
    private final String title;
    private final String advice;

    LaneProblem(int status, String title, String advice) {
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

    /// What to do about it.
    String advice() {
        return advice;
    }

    Refusal refusal() {
        return new Refusal(this, advice);
    }
}
