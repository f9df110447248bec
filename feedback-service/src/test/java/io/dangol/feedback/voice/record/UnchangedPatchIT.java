package io.dangol.feedback.voice.record;

import static io.dangol.feedback.Requests.as;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.Partner;
import io.dangol.feedback.Surveys;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A patch that changes nothing leaves the version, and with it the tag that others hold.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class UnchangedPatchIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /v1/categories/delivery    | nameKo
            /v1/sla-policies/urgent    | firstResponse
            /v1/survey-policy          | limits
            """)
    void whatWasThereFromTheBeginning(String path, String field) throws JsonProcessingException {
        requireUnchanged(path, field);
    }

    @Test
    void whatIsMade() throws JsonProcessingException {
        requireUnchanged("/v1/sources/" + Partner.register().id(), "mapping");
        String survey = Surveys.draft(Surveys.form(",\"share\":0.25"));
        requireUnchanged("/v1/surveys/" + survey, "share");
        requireUnchanged("/v1/surveys/" + survey, "questions");
        String calendar = as(Roles.OPERATOR)
                .body(
                        "{\"name\":\"Shop\",\"zone\":\"Asia/Seoul\",\"hours\":{\"monday\":[\"09:00-18:00\"]},\"closedDays\":[]}")
                .post("/v1/calendars")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
        requireUnchanged("/v1/calendars/" + calendar, "hours");
        requireUnchanged("/v1/calendars/" + calendar, "closedDays");
    }

    /// By a patch of nothing, and by one of a field that is as the patch says.
    private static void requireUnchanged(String path, String field) throws JsonProcessingException {
        Response present = as(Roles.OPERATOR).get(path);
        String tag = present.header("ETag");
        JsonNode shown = JSON.readTree(present.asString());
        JsonNode value = (shown.has("targets") ? shown.path("targets") : shown).path(field);
        String same = "{\"%s\":%s}".formatted(field, value.isMissingNode() ? "null" : value);
        for (String patch : new String[] {"{}", same}) {
            as(Roles.OPERATOR)
                    .contentType(Surveys.PATCH)
                    .header("If-Match", tag)
                    .body(patch)
                    .patch(path)
                    .then()
                    .statusCode(200)
                    .header("ETag", tag)
                    .body("$", equalTo(present.jsonPath().getMap("$")));
        }
        as(Roles.OPERATOR).get(path).then().header("ETag", tag);
    }
}
