package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.dangol.testkit.JsonBody;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The loop: a partner posts a complaint, an agent puts it right, the customer has points, the figures know.
@ExtendWith(SuiteExtension.class)
class ComplaintIT {
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Suite suite;
    private Webhook webhook;
    private String url;
    private String source;

    @BeforeEach
    void aSource(Suite started) throws Exception {
        suite = started;
        JsonPath created = suite.as("operator")
                .contentType("application/json")
                .body("{\"name\":\"reviews-%s\",\"signature\":\"standard_webhooks\"}"
                        .formatted(UUID.randomUUID().toString().substring(0, 8)))
                .post("/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        webhook = new Webhook(created.getString("secret"));
        url = created.getString("webhookUrl");
        source = created.getString("id");
    }

    @Test
    void aResolvedComplaintMovesPointsOnceAndTheFiguresKnow() throws Exception {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
        long pointsBefore = pointsEarned(today);
        String customer = registered("C-1001");
        String id = "msg_" + UUID.randomUUID();
        String body = complaintOf("C-1001");

        String feedback = accepted(deliver(id, body));
        assertThat(customerOf(feedback)).isEqualTo(customer);
        JsonPath opened = await().atMost(PATIENCE).until(() -> caseOf(customer), found -> found != null);
        assertThat(opened.getString("feedbackId")).isEqualTo(feedback);
        String text = suite.as("agent")
                .get("/v1/feedback/" + feedback)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .at("text");
        assertThat(text).isEqualTo("배송이 일주일째 안 와요. 환불해 주세요.");
        String resolution = "/v1/cases/" + opened.getString("id") + "/resolve";
        suite.as("agent")
                .contentType("application/json")
                .header("Idempotency-Key", id)
                .body("{\"remedy\":\"apology\",\"compensation\":{\"points\":3000,\"reason\":\"late delivery\"}}")
                .post(resolution)
                .then()
                .statusCode(200);

        await().atMost(PROMISED).untilAsserted(() -> {
            assertThat(entries(customer)).containsExactly(3000);
            assertThat(pointsEarned(today)).isEqualTo(pointsBefore + 3000);
        });

        Response repeated = deliver(id, body);
        assertThat(repeated.statusCode()).isEqualTo(202);
        assertThat(repeated.as(JsonBody.class).<String>at("id")).isEqualTo(feedback);
        suite.as("agent")
                .contentType("application/json")
                .header("Idempotency-Key", id)
                .body("{\"remedy\":\"apology\",\"compensation\":{\"points\":3000,\"reason\":\"late delivery\"}}")
                .post(resolution)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true");
        await().during(PROMISED).atMost(PATIENCE).until(() -> entries(customer).equals(List.of(3000)));
        assertThat(suite.as("agent")
                        .get("/v1/cases?customerId=" + customer)
                        .as(JsonBody.class)
                        .<List<?>>at("items"))
                .hasSize(1);
    }

    @Test
    void aComplaintOfSomebodyWhomNobodyKnewEndsWithTheirPoints() throws Exception {
        String customer = customerOf(accepted(deliver("msg_" + UUID.randomUUID(), complaintOf("new-customer-1"))));
        String opened = caseOf(customer).getString("id");
        suite.as("agent")
                .contentType("application/json")
                .body("{\"remedy\":\"points\",\"compensation\":{\"points\":500,\"reason\":\"sorry\"}}")
                .post("/v1/cases/" + opened + "/resolve")
                .then()
                .statusCode(200);

        await().atMost(PATIENCE).until(() -> entries(customer).equals(List.of(500)));
    }

    @Test
    void aReversedCompensationTakesItsPointsBack() throws Exception {
        String customer = registered("C-1001");
        accepted(deliver("msg_" + UUID.randomUUID(), complaintOf("C-1001")));
        JsonPath opened = await().atMost(PATIENCE).until(() -> caseOf(customer), found -> found != null);
        String compensations = "/v1/cases/" + opened.getString("id") + "/compensations";
        String granted = suite.as("agent")
                .contentType("application/json")
                .body("{\"points\":700,\"reason\":\"late delivery\"}")
                .post(compensations)
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
        await().atMost(PATIENCE).until(() -> balance(customer) == 700);

        suite.as("marketer")
                .contentType("application/json")
                .body("{\"reason\":\"the parcel had arrived\"}")
                .post(compensations + "/" + granted + "/reverse")
                .then()
                .statusCode(200);

        await().atMost(PATIENCE).until(() -> balance(customer) == 0);
    }

    @Test
    void aForgedStaleOrReplayedDeliveryIs401() throws Exception {
        String body = complaintOf("forger");
        String id = "msg_" + UUID.randomUUID();
        long now = Instant.now().getEpochSecond();
        String good = webhook.sign(id, now, body);
        String stale = webhook.sign(id, now - 600, body);

        assertRefused(send(
                id, now, new Webhook("whsec_" + "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0").sign(id, now, body), body));
        assertRefused(send(id, now - 600, stale, body));
        assertRefused(send("msg_other", now, good, body));
        assertRefused(send(id, now + 1, good, body));
        assertRefused(send(id, now, good, body + " "));
        assertRefused(send(id, now, good.substring(0, good.length() - 4), body));
        assertRefused(suite.anonymous()
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(url));
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    private static String complaintOf(String externalId) {
        return "{\"kind\":\"complaint\",\"channel\":\"email\",\"customer\":{\"externalId\":\"" + externalId
                + "\"},\"text\":\"배송이 일주일째 안 와요. 환불해 주세요.\",\"language\":\"ko\",\"occurredAt\":\"" + Instant.now()
                + "\"}";
    }

    private Response deliver(String id, String body) throws Exception {
        long now = Instant.now().getEpochSecond();
        return send(id, now, webhook.sign(id, now, body), body);
    }

    private Response send(String id, long timestampSeconds, String signature, String body) {
        return suite.anonymous()
                .contentType("application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestampSeconds))
                .header("webhook-signature", signature)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(url);
    }

    private static String accepted(Response answer) {
        return answer.then().statusCode(202).extract().as(JsonBody.class).at("id");
    }

    /// Registers a customer whom the source knows by this id.
    private String registered(String externalId) {
        return suite.as("agent")
                .contentType("application/json")
                .body("""
                        {"name":"김단골","locale":"ko-KR","identity":{"source":"%s","externalId":"%s"}}""".formatted(source, externalId))
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private String customerOf(String feedback) {
        return await().atMost(PATIENCE)
                .until(
                        () -> suite.as("agent").get("/v1/feedback/" + feedback).path("customerId"),
                        found -> found != null);
    }

    private JsonPath caseOf(String customer) {
        JsonPath cases =
                suite.as("agent").get("/v1/cases?customerId=" + customer).jsonPath();
        return cases.getList("items").isEmpty() ? null : cases.setRootPath("items[0]");
    }

    private int balance(String customer) {
        Response member = suite.as("agent").get("/v1/members/" + customer);
        return member.statusCode() == 200 ? member.path("balance") : 0;
    }

    private List<Integer> entries(String customer) {
        Response member = suite.as("agent").get("/v1/members/" + customer);
        if (member.statusCode() != 200) {
            return List.of();
        }
        return suite.as("agent")
                .get("/v1/accounts/" + member.path("accountId") + "/entries")
                .jsonPath()
                .getList("items.amount", Integer.class);
    }

    private long pointsEarned(LocalDate day) {
        return Long.parseLong(suite.as("analyst")
                .get("/v1/kpis/points-earned?from=" + day.minusDays(1) + "&to=" + day.plusDays(2))
                .as(JsonBody.class)
                .<String>at("value"));
    }
}
