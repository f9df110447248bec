package io.dangol.kit.web;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class HttpContractIT {
    @Inject
    Pool pool;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text":                                  | bad-request       |
            {"text":"a"} trailing                     | bad-request       |
            []                                        | bad-request       |
            {"text":"a","text":"b"}                   | bad-request       |
            {"text":"a","colour":"red"}               | validation-failed | colour
            {"text":7}                                | validation-failed | text
            {"text":"a\\u0000b"}                      | validation-failed | text
            {"text":"a\\ud83d"}                       | validation-failed | text
            {"text":"\\udca4a"}                       | validation-failed | text
            {"text":true}                             | validation-failed | text
            {}                                        | validation-failed | text
            {"text":""}                               | validation-failed | text
            {"text":"123456789012345678901"}          | validation-failed | text
            {"text":"a","lines":[{"quantity":"1"}]}   | validation-failed | lines[0].quantity
            {"text":"a","lines":[{"quantity":1.5}]}   | validation-failed | lines[0].quantity
            {"text":"a","lines":[{"quantity":null}]}  | validation-failed | lines[0].quantity
            {"text":"a","lines":[{"quantity":0}]}     | validation-failed | lines[0].quantity
            """)
    void aBadBodyIsAProblemAndChangesNothing(String body, String problem, String field) {
        long before = notes();

        ValidatableResponse answer = problem(
                agent().header("Idempotency-Key", key())
                        .body(body)
                        .post("/v1/notes")
                        .then(),
                400,
                problem);

        if (field != null) {
            answer.body(at("violations[0].field", equalTo(field)))
                    .body(at("violations[0].message", not(emptyOrNullString())));
        }
        assertThat(notes()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text":1}            | must be a text
            {"text":true}         | must be a text
            {"text":["a"]}        | must be a text
            {"text":"a\\u0000b"}  | must have no NUL and no half of a surrogate pair
            """)
    void theMessageSaysWhatMustBe(String body, String message) {
        agent().header("Idempotency-Key", key())
                .body(body)
                .post("/v1/notes")
                .then()
                .statusCode(400)
                .body(at("violations[0].message", equalTo(message)));
    }

    @Test
    void aMissingBodyIsAProblem() {
        problem(agent().header("Idempotency-Key", key()).post("/v1/notes").then(), 400, "validation-failed");
    }

    @Test
    void anotherMediaTypeIsAProblem() {
        problem(
                agent().contentType("text/plain")
                        .header("Idempotency-Key", key())
                        .body("hello")
                        .post("/v1/notes")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void aBodyOverTheLimitIsAProblem() {
        String large = "{\"text\":\"" + "x".repeat(1024 * 1024 + 1) + "\"}";
        problem(
                agent().header("Idempotency-Key", key())
                        .body(large)
                        .post("/v1/notes")
                        .then(),
                413,
                "payload-too-large");
    }

    @Test
    void aBodyOverTheLimitIsAProblemAlsoWithoutAnAnnouncedLength() throws Exception {
        long before = notes();
        byte[] large = ("{\"text\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/notes"))
                .header("Authorization", "Bearer " + Tokens.of("agent"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key())
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("https://dangol.io/problems/payload-too-large");
        }
        assertThat(notes()).isEqualTo(before);
    }

    @Test
    void aQueryParameterThatNoTextCanHaveIsAProblem() {
        problem(
                agent().urlEncodingEnabled(false)
                        .body("{\"text\":\"a\"}")
                        .post("/v1/notes?slow=%00")
                        .then(),
                400,
                "validation-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"slow=1", "slow=yes", "slow=", "slow=TRUE", "slow=true&slow=true", "limitt=5", "key=k"})
    void aQueryThatTheEndpointDoesNotKnowIsAProblem(String query) {
        problem(
                agent().header("Idempotency-Key", key())
                        .body("{\"text\":\"a\"}")
                        .post("/v1/notes?" + query)
                        .then(),
                400,
                "validation-failed");
    }

    @Test
    void aPathMayHoldAnything() {
        problem(agent().urlEncodingEnabled(false).get("/v1/%00%20%7C/nothing").then(), 404, "not-found");
        problem(agent().urlEncodingEnabled(false).get("/v1/nothing/%00").then(), 404, "not-found");
    }

    @Test
    void anUnknownQueryParameterIsAProblem() {
        problem(agent().queryParam("limitt", 5).get("/v1/notes/cus_1").then(), 400, "validation-failed")
                .body(at("violations[0].field", equalTo("limitt")));
    }

    @Test
    void withoutAValidTokenEveryAnswerIs401() {
        problem(given().get("/v1/notes/cus_1").then(), 401, "unauthorized");
        problem(as(Tokens.expired("agent")).get("/v1/notes/cus_1").then(), 401, "unauthorized");
        problem(as(Tokens.forged("agent")).get("/v1/notes/cus_1").then(), 401, "unauthorized");
        problem(as("nonsense").get("/v1/notes/cus_1").then(), 401, "unauthorized");
    }

    @Test
    void aTokenThatWasGoodIsRefusedOnceItHasExpired() {
        String lastSeconds = Tokens.expiringIn("analyst", -3);
        problem(as(lastSeconds).get("/v1/notes/cus_1").then(), 403, "forbidden");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> as(lastSeconds).get("/v1/notes/cus_1").then().statusCode(401));
    }

    @Test
    void anotherRoleIs403() {
        problem(as(Tokens.of("analyst")).get("/v1/notes/cus_1").then(), 403, "forbidden");
    }

    @Test
    void anEndpointThatNamesNoRoleIsClosed() {
        problem(agent().get("/v1/notes/closed").then(), 403, "forbidden");
    }

    @Test
    void aCustomerSeesThemselvesAndNobodyElse() {
        as(Tokens.ofCustomer("cus_1")).get("/v1/notes/cus_1").then().statusCode(200);
        problem(as(Tokens.ofCustomer("cus_1")).get("/v1/notes/cus_2").then(), 404, "not-found");
    }

    @Test
    void anUnknownPathOrMethodIsAProblem() {
        problem(agent().get("/v1/nothing").then(), 404, "not-found");
        problem(agent().delete("/v1/notes").then(), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,/v1/notes,'OPTIONS, POST'",
        "PUT,/v1/notes/cus_1,'GET, HEAD, OPTIONS'",
        "POST,/v1/notes/broken,'GET, HEAD, OPTIONS'",
    })
    void aMethodThatThePathDoesNotHaveIsAnsweredWithThoseItHas(String method, String path, String allowed) {
        problem(agent().request(method, path).then(), 405, "method-not-allowed").header("Allow", allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/notes/cus_1/", "/v1/notes/cus_1//", "/v1/notes/"})
    void aSlashAtTheEndIsAnotherPath(String path) {
        problem(agent().get(path).then(), 404, "not-found");
    }

    @Test
    void tooManyRequestsAreToldWhenToComeAgain() {
        problem(agent().get("/v1/notes/throttled").then(), 429, "too-many-requests")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"));
    }

    @Test
    void aDefectTellsNothingOfTheInside() {
        String body = problem(agent().get("/v1/notes/broken").then(), 500, "internal-error")
                .extract()
                .asString();
        assertThat(body).doesNotContain("SELECT", "secret", "Exception", "io.dangol");
    }

    @Test
    void theRequestIdComesBackAndNobodyCaches() {
        agent().header("X-Request-Id", "abc-1")
                .get("/v1/notes/cus_1")
                .then()
                .header("X-Request-Id", "abc-1")
                .header("Cache-Control", "no-store");
    }

    @Test
    void theSameKeyAndBodyGiveTheSameAnswerAndOneEffect() {
        String key = key();
        long before = notes();

        String first = post(key, "once")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .asString();
        String again = post(key, "once")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", containsString("/v1/notes/"))
                .header("ETag", "\"1\"")
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
        assertThat(notes()).isEqualTo(before + 1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = key();
        post(key, "one").then().statusCode(201);
        problem(post(key, "other").then(), 422, "idempotency-key-reused");
    }

    @Test
    void twoCallersKeysNeverMeet() {
        String key = key();
        post(key, "mine").then().statusCode(201);
        as(Tokens.of("agent", "somebody-else"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"text\":\"theirs\"}")
                .post("/v1/notes")
                .then()
                .statusCode(201);
    }

    @Test
    void aRefusedCommandLeavesItsKeyFree() {
        String key = key();
        problem(post(key, "refused").then(), 400, "validation-failed");
        post(key, "accepted").then().statusCode(201);
    }

    @Test
    void ofSeveralKeysTheFirstCounts() {
        String key = key();
        post(key, "once").then().statusCode(201);

        agent().header("Idempotency-Key", key, key())
                .body("{\"text\":\"once\"}")
                .post("/v1/notes")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
    }

    @Test
    void aKeyIsRequiredWhereTheEndpointSaysSo() {
        problem(agent().body("{\"text\":\"a\"}").post("/v1/notes").then(), 400, "idempotency-key-required");
        problem(post(" ", "a").then(), 400, "idempotency-key-required", "idempotency-key-invalid");
        problem(post("k".repeat(256), "a").then(), 400, "idempotency-key-invalid");
    }

    @Test
    void parallelRequestsWithOneKeyHaveOneEffect() {
        String key = key();
        long before = notes();

        List<Integer> statuses;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = IntStream.range(0, 8)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> agent().queryParam("slow", true)
                                    .header("Idempotency-Key", key)
                                    .body("{\"text\":\"parallel\"}")
                                    .post("/v1/notes")
                                    .statusCode(),
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(statuses).contains(201).allMatch(status -> status == 201 || status == 409);
        assertThat(notes()).isEqualTo(before + 1);
    }

    private static io.restassured.response.Response post(String key, String text) {
        return agent().header("Idempotency-Key", key)
                .body("{\"text\":\"" + text + "\"}")
                .post("/v1/notes");
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String... names) {
        String type = answer.statusCode(status)
                .contentType("application/problem+json")
                .body(at("status", equalTo(status)))
                .body(at("title", not(emptyOrNullString())))
                .body(at("detail", not(emptyOrNullString())))
                .body(at("instance", not(emptyOrNullString())))
                .extract()
                .as(JsonBody.class)
                .at("type");
        assertThat(List.of(names)).contains(type.substring("https://dangol.io/problems/".length()));
        return answer;
    }

    private static RequestSpecification agent() {
        return as(Tokens.of("agent")).contentType(ContentType.JSON);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private long notes() {
        return pool.query("SELECT count(*) AS notes FROM note")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong("notes");
    }
}
