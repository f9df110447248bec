package io.dangol.feedback.survey.form;

import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.web.EntityTag;

/// A survey and what it says now.
record WordedSurvey(Survey survey, SurveyWording wording) {
    SurveyForm form() {
        return survey.form(wording.definition());
    }

    SurveyView view() {
        return survey.view(wording.definition());
    }

    String tag() {
        return EntityTag.of(survey.version());
    }

    Reply reply() {
        return Reply.ok(tag(), view());
    }
}
