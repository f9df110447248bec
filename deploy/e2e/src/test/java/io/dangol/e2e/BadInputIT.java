package io.dangol.e2e;

import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.testkit.JsonBody;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SuiteExtension.class)
class BadInputIT {
    private Suite suite;
    private Api api;

    @BeforeEach
    void ask(Suite started) {
        suite = started;
        api = new Api(started);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/customers | {"name":
            /v1/customers | {"name":"a","colour":"red"}
            /v1/customers | {"name":7}
            /v1/customers | {"birthDate":"yesterday"}
            /v1/purchases | {"source":"bad","orderId":"1"
            /v1/purchases | {"source":"bad","orderId":"1","customer":{"externalId":"x"},"purchasedAt":"2001-01-01","total":{"amount":"1","currency":"KRW"}}
            /v1/purchases | {"source":"bad","orderId":"1","customer":{"externalId":"x"},"purchasedAt":"2001-01-01T00:00:00Z","total":{"amount":1,"currency":"KRW"}}
            /v1/purchases | {"source":"bad","orderId":"1","customer":{"externalId":"x"},"purchasedAt":"2001-01-01T00:00:00Z","total":{"amount":"1.5","currency":"KRW"}}
            /v1/purchases | {"source":"bad","orderId":"1","customer":{"externalId":"x"},"purchasedAt":"2001-01-01T00:00:00Z","total":{"amount":"1","currency":"KRW"},"extra":1}
            /v1/feedback  | {"kind":"rumour","channel":"email","text":"a","occurredAt":"2026-11-21T00:00:00Z"}
            /v1/responses | {"metric":"nps","score":11,"channel":"web"}
            /v1/responses | {"metric":"nps","score":"9","channel":"web"}
            /v1/cases     | {"nothing":true}
            """)
    void aBadBodyIsAProblemAndStoresNothing(String path, String body) {
        Response answer = suite.as("agent")
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path);

        assertProblem(answer, 400);
        assertThat(suite.as("agent")
                        .get("/v1/customers?source=bad&externalId=x")
                        .as(JsonBody.class)
                        .<List<?>>at("items"))
                .isEmpty();
    }

    @Test
    void aBodyOverTheLimitIs413() {
        String body = "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}";
        assertProblem(
                suite.as("agent").contentType("application/json").body(body).post("/v1/customers"), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers", "/v1/feedback", "/v1/cases", "/v1/members", "/v1/kpis", "/v1/integrity"})
    void withoutAValidTokenItIs401(String path) {
        assertProblem(suite.anonymous().get(path), 401);
        assertProblem(suite.with("a.b.c").get(path), 401);
    }

    @Test
    void anExpiredTokenIs401() {
        String expired = suite.command("token", "--role", "operator", "--expires-in", "1");

        await().atMost(Api.PATIENCE)
                .until(() -> suite.with(expired).get("/v1/kpis").statusCode() == 401);

        assertProblem(suite.with(expired).get("/v1/kpis"), 401);
    }

    @Test
    void anotherPersonsIdIs404() {
        String mine = newCustomer();
        String theirs = newCustomer();
        String token = suite.command("token", "--role", "customer", "--customer", mine);

        suite.with(token).get("/v1/customers/" + mine).then().statusCode(200);
        assertProblem(suite.with(token).get("/v1/customers/" + theirs), 404);
        assertProblem(suite.with(token).get("/v1/members/" + theirs), 404);
        assertProblem(suite.with(token).get("/v1/customers"), 403);
        assertProblem(suite.with(token).get("/v1/kpis"), 403);
    }

    @Test
    void whatIsNotThereIs404() {
        assertProblem(suite.as("agent").get("/v1/nothing"), 404);
        assertProblem(suite.as("agent").get("/v1/customers/cus_0000000000000000000000000a"), 404);
        assertProblem(suite.as("agent").get("/v1/customers/1"), 404);
    }

    @Test
    void unknownParametersAndBadCursorsAre400() {
        assertProblem(suite.as("agent").get("/v1/customers?colour=red"), 400);
        assertProblem(suite.as("agent").get("/v1/customers?limit=0"), 400);
        assertProblem(suite.as("agent").get("/v1/customers?limit=many"), 400);
        assertProblem(suite.as("agent").get("/v1/customers?cursor=nonsense"), 400);
        assertProblem(suite.as("analyst").get("/v1/kpis/revenue?from=2026-02-30&to=2026-03-01"), 400);
    }

    @Test
    void aChangeNeedsTheVersionItWasMadeFrom() {
        String path = "/v1/customers/" + newCustomer();
        String etag = suite.as("agent").get(path).header("ETag");

        assertProblem(patch(path, null), 428);
        assertProblem(patch(path, "\"999\""), 412);
        patch(path, etag).then().statusCode(200);
        assertProblem(patch(path, etag), 412);
    }

    @Test
    void figuresOfAPeriodWithoutFactsAreEmptyAndNotWrong() {
        assertThat(api.kpiValue("purchases", LocalDate.of(1971, 1, 1), LocalDate.of(1972, 1, 1)))
                .isZero();
        assertThat(api.kpi("nps", LocalDate.of(1971, 1, 1), LocalDate.of(1972, 1, 1))
                        .getString("value"))
                .isNull();
    }

    private Response patch(String path, String ifMatch) {
        var request =
                suite.as("agent").contentType("application/merge-patch+json").body("{\"region\":\"Seoul\"}");
        return ifMatch == null
                ? request.patch(path)
                : request.header("If-Match", ifMatch).patch(path);
    }

    private String newCustomer() {
        return suite.as("agent")
                .contentType("application/json")
                .body("{\"name\":\"박단골\"}")
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static void assertProblem(Response answer, int status) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body(at("type", startsWith("https://dangol.io/problems/")))
                .body(at("title", not(emptyOrNullString())))
                .body(at("status", equalTo(status)));
    }
}
