package io.dangol.loyalty.ledger;

import io.dangol.kit.lane.LaneRefusals;
import io.dangol.kit.problem.Refusal;

/// Why a command was not decided.
public enum LaneProblem implements Refusal.Type {
    LEDGER_BUSY("The ledger has more to do than it can queue"),
    LEDGER_UNAVAILABLE("The ledger cannot be written right now");

    public static final LaneRefusals REFUSALS = new LaneRefusals(
            LEDGER_BUSY,
            "nothing was posted; try again in a moment",
            LEDGER_UNAVAILABLE,
            "try again with the same Idempotency-Key: what was posted is posted once");
    private static final int SERVICE_UNAVAILABLE = 503;

    private final String title;

    LaneProblem(String title) {
        this.title = title;
    }

    @Override
    public int status() {
        return SERVICE_UNAVAILABLE;
    }

    @Override
    public String title() {
        return title;
    }
}
