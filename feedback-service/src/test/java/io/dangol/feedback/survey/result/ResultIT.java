package io.dangol.feedback.survey.result;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Customers;
import io.dangol.feedback.Surveys;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ResultIT {
    @Test
    void resultsSayWhatCameOfASurveyAndHowSureThatIs() {
        String survey = Surveys.active("");
        answered(survey, "app", "gold", "{\"recommend\":9,\"place\":\"web\",\"reasons\":[\"price\",\"taste\"]}");
        answered(survey, "app", "gold", "{\"recommend\":10,\"place\":\"web\",\"more\":\"좋아요\"}");
        answered(survey, "store", "new", "{\"recommend\":2,\"reasons\":[\"price\"],\"satisfied\":4,\"easy\":5}");
        answered(survey, "store", null, "{\"recommend\":7,\"satisfied\":1,\"easy\":7}");
        invited(survey, "app", "gold");
        String revoked = invited(survey, "app", "gold");
        String id = as(Roles.SERVICE)
                .get("/v1/invitations?surveyId=" + survey + "&limit=1")
                .path("items[0].id");
        as(Roles.SERVICE).post("/v1/invitations/" + id + "/revoke").then().statusCode(200);
        assertThat(revoked).isNotEmpty();

        as(Roles.ANALYST)
                .get("/v1/surveys/" + survey + "/results")
                .then()
                .statusCode(200)
                .body(at("zone", equalTo("Asia/Seoul")))
                .body(at("groups", hasSize(1)))
                .body(at("groups[0].invited", equalTo(6)))
                .body(at("groups[0].completed", equalTo(4)))
                .body(at("groups[0].open", equalTo(1)))
                .body(at("groups[0].revoked", equalTo(1)))
                .body(at("groups[0].responseRate.value", equalTo(80.0)))
                .body(at("groups[0].responseRate.interval.low", equalTo(37.55)))
                .body(at(
                        "groups[0].questions.id",
                        contains("easy", "more", "place", "reasons", "recommend", "satisfied", "why")))
                .body(at("groups[0].questions[4].n", equalTo(4)))
                .body(at("groups[0].questions[4].score.value", equalTo(25.0)))
                .body(at("groups[0].questions[4].score.unit", equalTo("points")))
                .body(at("groups[0].questions[4].score.interval.low", equalTo(-56.26)))
                .body(at("groups[0].questions[4].distribution.answer", contains("2", "7", "9", "10")))
                .body(at("groups[0].questions[0].score.value", equalTo(6.0)))
                .body(at("groups[0].questions[0].agreement.value", equalTo(100.0)))
                .body(at("groups[0].questions[5].score.value", equalTo(50.0)))
                .body(at("groups[0].questions[3].n", equalTo(2)))
                .body(at("groups[0].questions[3].distribution[0].answer", equalTo("price")))
                .body(at("groups[0].questions[3].distribution.n", contains(2, 1)))
                .body(at("groups[0].questions[1].n", equalTo(1)))
                .body(at("groups[0].questions[1].distribution", hasSize(0)))
                .body(at("groups[0].questions[6].n", equalTo(0)));
        as(Roles.ANALYST)
                .get("/v1/surveys/" + survey + "/results?by=channel")
                .then()
                .body(at("groups.group", contains("app", "store")))
                .body(at("groups.completed", contains(2, 2)))
                .body(at("groups[0].questions[4].score.value", equalTo(100.0)))
                .body(at("groups[0].questions[4].score", hasKey("interval")))
                .body(at("groups[0].questions[4].score.interval", nullValue()));
        as(Roles.ANALYST)
                .get("/v1/surveys/" + survey + "/results?by=segment")
                .then()
                .body(at("groups.group", contains("gold", null, "new")))
                .body(at("groups[1]", not(hasKey("group"))));
        as(Roles.ANALYST)
                .get("/v1/surveys/" + survey + "/results?by=version")
                .then()
                .body(at("groups.group", equalTo(List.of("1"))));
    }

    @Test
    void daysAreThoseOfTheCompanysZoneAndOfTheIssue() {
        String survey = Surveys.active("");
        invited(survey, "app", null);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
        String path = "/v1/surveys/" + survey + "/results";

        as(Roles.ANALYST)
                .get(path + "?from=" + today.minusDays(1) + "&to=" + today.plusDays(2))
                .then()
                .body(at("groups.invited", equalTo(List.of(1))))
                .body(at("from", equalTo(today.minusDays(1).toString())));
        as(Roles.ANALYST).get(path + "?to=" + today.minusDays(1)).then().body(at("groups", hasSize(0)));
        as(Roles.ANALYST).get(path + "?from=" + today.plusDays(2)).then().body(at("groups", hasSize(0)));
        for (String bad : List.of(
                "?from=yesterday",
                "?from=2026-02-30",
                "?from=2026-01-02&to=2026-01-02",
                "?by=customer",
                "?by=none",
                "?from=%2B999999999-01-01",
                "?group=1")) {
            problem(as(Roles.ANALYST).get(path + bad).then(), 400, "validation-failed");
        }
        problem(
                as(Roles.ANALYST)
                        .get("/v1/surveys/srv_00000000000000000000000000/results")
                        .then(),
                404,
                "not-found");
    }

    private static void answered(String survey, String channel, String segment, String answers) {
        Surveys.complete(invited(survey, channel, segment), answers).then().statusCode(200);
    }

    private static String invited(String survey, String channel, String segment) {
        String member = segment == null ? "" : ",\"segment\":\"" + segment + "\"";
        return as(Roles.SERVICE)
                .body("{\"surveyId\":\"%s\",\"customer\":{\"id\":\"%s\"},\"channel\":\"%s\"%s}"
                        .formatted(survey, Customers.newId(), channel, member))
                .post("/v1/invitations")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("link.token");
    }
}
