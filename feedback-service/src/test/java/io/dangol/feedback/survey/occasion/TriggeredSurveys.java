package io.dangol.feedback.survey.occasion;

import static io.dangol.feedback.Requests.as;

import io.dangol.feedback.Surveys;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.security.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/// Surveys that ask by themselves, and end after each test.
abstract class TriggeredSurveys {
    private final List<String> surveys = new ArrayList<>();

    @AfterEach
    void endSurveys() {
        surveys.forEach(survey -> Surveys.move(survey, "end").then().statusCode(200));
    }

    /// Makes a survey that asks.
    String active(String trigger) {
        return activeWith(",\"trigger\":" + trigger);
    }

    /// Makes a survey that asks, with a trigger and more, as JSON members that begin with a comma.
    String activeWith(String members) {
        String survey = Surveys.active(members);
        surveys.add(survey);
        return survey;
    }

    static List<Map<String, Object>> invitations(String survey, String customer) {
        return as(Roles.AGENT)
                .get("/v1/invitations?surveyId=" + survey + "&customerId=" + customer)
                .path("items");
    }

    static UUID id(String survey) {
        return IdKind.SURVEY.parse(survey).orElseThrow();
    }
}
