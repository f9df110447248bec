package io.dangol.feedback.survey.answer;

import io.dangol.kit.problem.Refusal;

/// Why answers are refused.
enum AnswerProblem implements Refusal.Type {
    ANSWERS_INCOMPLETE(422, "Questions that must be answered were not");

    private final int status;
    private final String title;

    AnswerProblem(int status, String title) {
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
