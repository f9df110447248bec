package io.dangol.feedback.voice;

import io.dangol.kit.problem.Refusal;

/// Why a rating is refused.
enum RatingProblem implements Refusal.Type {
    SCORE_OUT_OF_SCALE(400, "The score is not on the metric's scale");

    private final int status;
    private final String title;

    RatingProblem(int status, String title) {
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
