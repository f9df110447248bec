package io.dangol.feedback.complaint.clock;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PolicyIT {
    private static final String URGENT = "/v1/sla-policies/urgent";

    @Test
    void thereIsAPolicyForEachPriority() {
        as(Roles.AGENT)
                .get("/v1/sla-policies")
                .then()
                .statusCode(200)
                .body(at("items.priority", equalTo(List.of("urgent", "high", "normal", "low"))))
                .body(at("next", nullValue()));
        as(Roles.AGENT)
                .get("/v1/sla-policies/high")
                .then()
                .statusCode(200)
                .body(at("targets.firstResponse.allowed", equalTo("PT4H")))
                .body(at("targets.firstResponse.calendarId", equalTo("cal_0000000000e008000000000001")))
                .body(at("targets.resolution.escalations.to", equalTo(List.of("team-lead", "head-of-service"))));
        problem(as(Roles.AGENT).get("/v1/sla-policies/now").then(), 404, "not-found");
    }

    @Test
    void aChangeMakesAVersionAndTheOldOnesStay() {
        Response before = as(Roles.AGENT).get(URGENT);
        int version = before.as(JsonBody.class).at("version");

        problem(change(null, "{}").then(), 428, "precondition-required");
        change(before.header("ETag"), "{\"update\":{\"allowed\":\"PT6H\"}}")
                .then()
                .statusCode(200)
                .header("ETag", "\"" + (version + 1) + "\"")
                .body(at("targets.update.allowed", equalTo("PT6H")))
                .body(at("targets.resolution.allowed", equalTo("PT24H")));
        problem(change(before.header("ETag"), "{\"update\":null}").then(), 412, "precondition-failed");
        Response page = as(Roles.AGENT).get(URGENT + "/versions?limit=1");
        page.then().body(at("items.version", equalTo(List.of(version + 1))));
        as(Roles.AGENT)
                .get(URGENT + "/versions?limit=1&cursor=" + page.path("next"))
                .then()
                .body(at("items.version", equalTo(List.of(version))))
                .body(at("items[0].targets.update.allowed", equalTo(before.path("targets.update.allowed"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"resolution\":{\"allowed\":\"PT0S\"}}",
                "{\"resolution\":{\"allowed\":\"-PT1H\"}}",
                "{\"resolution\":{\"allowed\":\"PT9000H\"}}",
                "{\"resolution\":{\"allowed\":3600}}",
                "{\"resolution\":{\"allowed\":null}}",
                "{\"resolution\":{\"calendarId\":\"cal_00000000000000000000000000\"}}",
                "{\"resolution\":{\"calendarId\":\"office\"}}",
                "{\"resolution\":{\"escalations\":[{\"offset\":\"-PT100H\",\"to\":\"team-lead\"}]}}",
                "{\"resolution\":{\"escalations\":[{\"offset\":\"PT1H\",\"to\":\"Kim\"}]}}",
                "{\"resolution\":{\"breachPoints\":0}}",
                "{\"wish\":{\"allowed\":\"PT1H\"}}"
            })
    void aBadPolicyIs400AndChangesNothing(String patch) {
        String before = as(Roles.AGENT).get(URGENT).header("ETag");

        assertThat(change("*", patch).statusCode()).as(patch).isEqualTo(400);
        as(Roles.AGENT).get(URGENT).then().header("ETag", before);
    }

    private static Response change(String ifMatch, String patch) {
        var request =
                as(Roles.OPERATOR).contentType("application/merge-patch+json").body(patch);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.patch(URGENT);
    }
}
