package io.dangol.feedback.intake.imports;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asPartner;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.feedback.Database;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.Requests;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ImportIT {
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String HEADER = "source,external_ref,kind,channel,text,customer_external_id,metric,score\n";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Test
    void aCsvImportRecordsEveryLineOnceHoweverOftenItIsSent() {
        String source = unique();
        StringBuilder body = new StringBuilder(HEADER);
        for (int line = 0; line < 450; line++) {
            body.append("%s,r-%d,%s,web,\"말, \"\"%d\"\"\",c-%d,csat,%d\n"
                    .formatted(source, line, line % 90 == 0 ? "complaint" : "review", line, line % 7, 1 + line % 5));
        }

        requireResult(finished(accepted(CSV, body.toString(), "")), 450, 0, 0);
        requireResult(finished(accepted(CSV, body.toString(), "")), 0, 450, 0);

        assertThat(database.number("SELECT count(*) FROM feedback WHERE source = $1", source))
                .isEqualTo(450);
        assertThat(database.number("SELECT count(*) FROM complaint_case WHERE source = $1", source))
                .isEqualTo(5);
        as(Roles.AGENT)
                .get("/v1/feedback?limit=1&source=" + source)
                .then()
                .body(at("items[0].text", startsWith("말, \"")))
                .body(at("items[0].rating.metric", equalTo("csat")));
        try (FeedbackEvents events = new FeedbackEvents()) {
            events.awaitMentions(source, 450);
            assertThat(events.mentions(source).stream()
                            .filter(event -> event.type().equals("io.dangol.feedback.feedback.received.v1")))
                    .hasSize(450);
        }
    }

    @Test
    void linesThatAreNotAsTheyMustBeAreReportedAndTheOthersRecorded() {
        String source = unique();
        String job = accepted(
                CSV,
                HEADER
                        + source + ",1,review,web,a,,,\n"
                        + source + ",,review,web,a,,,\n"
                        + source + ",2,rumour,web,a,,,\n"
                        + "\n"
                        + source + ",3,review,web,a,,csat,9\n"
                        + source + ",4,review,web,,,,\n"
                        + "too,few\n"
                        + source + ",1,review,web,a,,,\n"
                        + source + ",1,review,web,other,,,\n"
                        + source + ",5,review,web,a,,csat,x\n",
                "");

        requireResult(finished(job), 1, 1, 7);
        as(Roles.OPERATOR)
                .get("/v1/feedback-jobs/" + job + "/errors")
                .then()
                .body(at("items.line", contains(3, 4, 6, 7, 8, 10, 11)))
                .body(at(
                        "items.code",
                        contains(
                                "invalid",
                                "invalid",
                                "invalid",
                                "invalid",
                                "malformed",
                                "feedback-differs",
                                "invalid")))
                .body(at("items.field", contains("external_ref", "kind", "score", "text", null, null, "score")));
    }

    @Test
    void everyLineIsStoredOrNamedHoweverQuotesAreBroken() {
        String source = unique();
        String job = accepted(
                CSV,
                HEADER
                        + source + ",1,review,web,\"two\nlines\",,,\n"
                        + source + ",2,review,web,\"open,,,\n"
                        + source + ",3,review,web,a,,,\n"
                        + source + ",4,review,web,\"quoted\",,,\n"
                        + source + ",5,rumour,web,\"two\n\nlines\",,,\n"
                        + source + ",6,review,web,a,,,\n",
                "");

        requireResult(finished(job), 4, 0, 4);
        as(Roles.OPERATOR)
                .get("/v1/feedback-jobs/" + job + "/errors")
                .then()
                .body(at("items.line", contains(4, 7, 8, 9)))
                .body(at("items.code", contains("malformed", "invalid", "part-of-rejected", "part-of-rejected")));
    }

    @Test
    void aDryRunSaysWhatWouldBeAndStoresNothing() {
        String source = unique();
        String line =
                "{\"source\":\"%s\",\"externalRef\":\"%s\",\"kind\":\"call\",\"channel\":\"phone\",\"text\":\"%s\"}\n";
        String body = line.formatted(source, "1", "a")
                + line.formatted(source, "1", "a")
                + line.formatted(source, "1", "b")
                + "nonsense\n"
                + line.formatted(source, "2", "a");

        requireResult(finished(accepted(NDJSON, body, "?dryRun=true")), 2, 1, 2);
        assertThat(database.number("SELECT count(*) FROM feedback WHERE source = $1", source))
                .isZero();
        requireResult(finished(accepted(NDJSON, body, "")), 2, 1, 2);
        assertThat(database.number("SELECT count(*) FROM feedback WHERE source = $1", source))
                .isEqualTo(2);
    }

    @Test
    void whatWasDeliveredBeforeIsNotImportedAgain() {
        String source = unique();
        String form = "{\"source\":\"%s\",\"externalRef\":\"1\",\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\"}"
                .formatted(source);
        as(Roles.AGENT).body(form).post("/v1/feedback").then().statusCode(201);

        requireResult(finished(accepted(NDJSON, form, "")), 0, 1, 0);
        requireResult(finished(accepted(NDJSON, form.replace("\"a\"", "\"b\""), "")), 0, 0, 1);
    }

    @Test
    void aPartnerImportsForItsOwnSource() {
        String source = unique();
        String line = "{\"externalRef\":\"%s\",\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\"%s}\n";
        String job = asPartner(source)
                .contentType(NDJSON)
                .body((line.formatted("1", "") + line.formatted("2", ",\"source\":\"another\"")).getBytes(UTF_8))
                .post("/v1/feedback:import")
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");

        requireResult(finished(job), 1, 0, 1);
        assertThat(database.number("SELECT count(*) FROM feedback WHERE source = $1", source))
                .isEqualTo(1);
        problem(
                as(Roles.AGENT)
                        .contentType(CSV)
                        .body("")
                        .post("/v1/feedback:import")
                        .then(),
                403,
                "forbidden");
    }

    @Test
    void theSameKeyMakesOneJob() {
        String body = HEADER + unique() + ",1,review,web,a,,,\n";
        String key = UUID.randomUUID().toString();

        Response first = post(CSV, body, key);
        Response again = post(CSV, body, key);

        first.then().statusCode(202).header("Location", "/v1/feedback-jobs/" + first.path("id"));
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        problem(post(CSV, body + body, key).then(), 422, "idempotency-key-reused");
        finished(first.path("id"));
        problem(
                as(Roles.OPERATOR)
                        .post("/v1/feedback-jobs/" + first.path("id") + "/cancel")
                        .then(),
                409,
                "job-finished");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "kind,channel\n", "external_ref,kind,channel,colour\n", "external_ref,kind,kind,channel\n"})
    void aBadHeaderIs400(String body) {
        problem(
                as(Roles.OPERATOR)
                        .contentType(CSV)
                        .body(body.getBytes(UTF_8))
                        .post("/v1/feedback:import")
                        .then(),
                400,
                "import-header-invalid");
    }

    @Test
    void aLineHasALimit() {
        problem(
                as(Roles.OPERATOR)
                        .contentType(NDJSON)
                        .body("x".repeat(1024 * 1024 + 1).getBytes(UTF_8))
                        .post("/v1/feedback:import")
                        .then(),
                400,
                "import-line-too-long");
        as(Roles.OPERATOR)
                .get("/v1/feedback-jobs?limit=1")
                .then()
                .statusCode(200)
                .body(at("items", hasSize(1)));
    }

    private static String unique() {
        return "import-" + UUID.randomUUID();
    }

    private static Response post(String type, String body, String key) {
        return as(Roles.OPERATOR)
                .contentType(type)
                .header("Idempotency-Key", key)
                .body(body.getBytes(UTF_8))
                .post("/v1/feedback:import");
    }

    private static String accepted(String type, String body, String query) {
        return Requests.as(Roles.OPERATOR)
                .contentType(type)
                .body(body.getBytes(UTF_8))
                .post("/v1/feedback:import" + query)
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static ValidatableResponse finished(String job) {
        return await().atMost(DEADLINE)
                .until(
                        () -> as(Roles.OPERATOR).get("/v1/feedback-jobs/" + job).then(),
                        response -> response.extract()
                                .as(JsonBody.class)
                                .at("state")
                                .equals("succeeded"));
    }

    private static void requireResult(ValidatableResponse job, int created, int unchanged, int rejected) {
        job.body(at("result.created", equalTo(created)))
                .body(at("result.unchanged", equalTo(unchanged)))
                .body(at("result.rejected", equalTo(rejected)));
    }
}
