package io.dangol.feedback.understanding.classification;

import io.dangol.kit.problem.Refusal;

/// Why a correction is refused.
enum ClassificationProblem implements Refusal.Type {
    UNKNOWN_LABEL(422, "No model has this label");

    private final int status;
    private final String title;

    ClassificationProblem(int status, String title) {
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
