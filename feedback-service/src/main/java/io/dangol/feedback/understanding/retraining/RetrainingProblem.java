package io.dangol.feedback.understanding.retraining;

import io.dangol.kit.problem.Refusal;

/// Why a command about versions is refused.
enum RetrainingProblem implements Refusal.Type {
    TOO_FEW_CORRECTIONS(422, "There are too few corrections to learn from"),
    RETRAINING_UNDER_WAY(409, "Another retraining is under way"),
    VERSION_STATE(409, "The version is not in a state for that"),
    VERSION_OUTDATED(409, "The version builds on a model that is not shipped any more");

    private final int status;
    private final String title;

    RetrainingProblem(int status, String title) {
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
