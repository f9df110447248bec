package io.dangol.feedback.understanding.reclassification;

import io.dangol.kit.problem.Refusal;

/// Why a command about reclassifications is refused.
enum ReclassificationProblem implements Refusal.Type {
    UNKNOWN_VERSION(422, "There is no such version, or it has not been learnt yet"),
    RECLASSIFICATION_STATE(409, "The reclassification is not in a state for that"),
    TOO_MANY_RECLASSIFICATIONS(429, "Too many reclassifications are open");

    private final int status;
    private final String title;

    ReclassificationProblem(int status, String title) {
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
