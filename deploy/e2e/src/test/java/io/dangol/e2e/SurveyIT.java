package io.dangol.e2e;

import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.testkit.JsonBody;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Something happens in one service, a customer is asked about it, and the answer is a figure in another.
@ExtendWith(SuiteExtension.class)
class SurveyIT {
    private final String name = UUID.randomUUID().toString();
    private Suite suite;
    private Api api;
    private String survey;

    @BeforeEach
    void ask(Suite started) {
        suite = started;
        api = new Api(started);
    }

    @AfterEach
    void endTheSurvey() {
        suite.as("marketer").post("/v1/surveys/" + survey + "/end").then().statusCode(200);
    }

    @Test
    void aDeliveredPurchaseAsksItsCustomerAndTheAnswerIsAFigure() {
        survey = activeSurvey("{\"kind\":\"purchase_delivered\",\"deliveredAfter\":{\"kiosk\":\"PT0S\"}}");
        long before = nps().getLong("n");
        suite.as("agent")
                .contentType("application/json")
                .header("Idempotency-Key", name)
                .body("""
                        {"source":"kiosk-%s","orderId":"1","customer":{"externalId":"1"},"purchasedAt":"%s",
                         "channel":"kiosk","total":{"amount":"100","currency":"KRW"}}""".formatted(name, Instant.now()))
                .post("/v1/purchases")
                .then()
                .statusCode(201);

        JsonPath invitation = awaitInvitation();
        String link = linkOf(invitation);
        answer(link).body("{\"answers\":{\"recommend\":10}}").put(link).then().statusCode(200);
        Response completed = complete(link, "{\"answers\":{\"why\":\"향이 좋아요\"}}");

        completed.then().statusCode(200);
        assertThat(complete(link, "{\"answers\":{\"why\":\"향이 좋아요\"}}").asString())
                .isEqualTo(completed.asString());
        complete(link, "{\"answers\":{\"recommend\":0}}")
                .then()
                .statusCode(410)
                .body(at("type", endsWith("/link-used")));
        await().atMost(Api.PATIENCE)
                .untilAsserted(() -> assertThat(nps().getLong("n")).isEqualTo(before + 1));
        suite.as("analyst")
                .get("/v1/surveys/" + survey + "/results?by=channel")
                .then()
                .statusCode(200)
                .body("groups.invited.sum()", equalTo(1))
                .body("groups.completed.sum()", equalTo(1))
                .body("groups[0].questions.find { it.id == 'recommend' }.score.value", equalTo(100.0f));
    }

    @Test
    void aResolvedCaseAsksWhoComplained() {
        survey = activeSurvey("{\"kind\":\"case_resolved\"}");
        String customer = suite.as("agent")
                .contentType("application/json")
                .body("{\"locale\":\"ko-KR\"}")
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
        String opened = suite.as("agent")
                .contentType("application/json")
                .body("""
                        {"feedback":{"kind":"complaint","channel":"email","customer":{"id":"%s"},"text":"늦었어요"}}""".formatted(customer))
                .post("/v1/cases")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");

        suite.as("agent")
                .contentType("application/json")
                .body("{\"remedy\":\"apology\"}")
                .post("/v1/cases/" + opened + "/resolve")
                .then()
                .statusCode(200);

        assertThat(awaitInvitation().getString("items[0].customerId")).isEqualTo(customer);
    }

    private String activeSurvey(String trigger) {
        String id = suite.as("marketer")
                .contentType("application/json")
                .body("""
                        {"name":"%s","title":{"ko":"어땠나요?"},"trigger":%s,"questions":[
                         {"id":"recommend","kind":"nps","required":true,"text":{"ko":"추천하시겠어요?"}},
                         {"id":"why","kind":"text","about":"recommend","text":{"ko":"왜요?"}}]}""".formatted(name, trigger))
                .post("/v1/surveys")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
        suite.as("marketer").post("/v1/surveys/" + id + "/activate").then().statusCode(200);
        return id;
    }

    private JsonPath awaitInvitation() {
        return await().atMost(Api.PATIENCE)
                .until(
                        () -> suite.as("agent")
                                .get("/v1/invitations?state=issued&surveyId=" + survey)
                                .jsonPath(),
                        found -> found.getList("items").size() == 1);
    }

    private String linkOf(JsonPath invitations) {
        return suite.as("agent")
                .get("/v1/invitations/" + invitations.getString("items[0].id") + "/link")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .at("path");
    }

    /// As a customer does: without a token.
    private RequestSpecification answer(String link) {
        assertThat(link).startsWith("/v1/answers/");
        return suite.anonymous().contentType("application/json");
    }

    private Response complete(String link, String answers) {
        return answer(link).body(answers).post(link + "/complete");
    }

    private JsonPath nps() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
        return api.kpi("nps", today.minusDays(1), today.plusDays(2));
    }
}
