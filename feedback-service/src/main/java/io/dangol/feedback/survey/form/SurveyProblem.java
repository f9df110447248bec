package io.dangol.feedback.survey.form;

import io.dangol.kit.problem.Refusal;

/// Why a command about a survey is refused.
public enum SurveyProblem implements Refusal.Type {
    TOO_MANY_SURVEYS(422, "There are as many surveys as there may be"),
    TOO_MANY_WORDINGS(422, "The survey has as many versions as it may have"),
    SURVEY_NOT_ACTIVE(422, "The survey asks nobody now"),
    SURVEY_ENDED(422, "The survey has ended"),
    QUESTION_KIND_FIXED(422, "A question keeps its kind in every version"),
    TRIGGER_KIND_FIXED(422, "What makes a survey ask is fixed once it is activated");

    private final int status;
    private final String title;

    SurveyProblem(int status, String title) {
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
