package io.dangol.customer.imports;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ImportIT {
    private static final String PATH = "/v1/purchases:import";
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String HEADER = "source,order_id,customer_external_id,purchased_at,total,currency\n";
    private static final String UNKNOWN_JOB = "job_01k9x3v1q8f7t9c2m4n6p8r0sa";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Test
    void aCsvImportRecordsEveryPurchaseWithItsEvent() {
        String source = unique("pos");
        String body = HEADER + rows(source, 0, 2_500);

        String job = accepted(CSV, body);

        requireResult(finished(job), 2_500, 0, 0);
        assertThat(database.purchasesOf(source)).isEqualTo(2_500);
        assertThat(database.customersOf(source)).isEqualTo(100);
        assertThat(database.events("io.dangol.customer.purchase.recorded.v1", source))
                .isEqualTo(2_500);
        assertThat(database.events("io.dangol.customer.customer.registered.v1", source))
                .isEqualTo(100);
        assertThat(database.number(
                        "SELECT count(*) FROM import_chunk JOIN job ON job.id = job_id WHERE state = 'succeeded'"))
                .isZero();
    }

    @Test
    void theSameImportAgainChangesNothing() {
        String source = unique("pos");
        String body = HEADER + rows(source, 0, 1_200);
        finished(accepted(CSV, body));
        long events = database.number("SELECT count(*) FROM outbox");

        requireResult(finished(accepted(CSV, body)), 0, 1_200, 0);

        assertThat(database.purchasesOf(source)).isEqualTo(1_200);
        assertThat(database.number("SELECT count(*) FROM outbox")).isEqualTo(events);
    }

    @Test
    void anNdjsonImportTakesThePurchasesThatAreAlsoPosted() {
        String source = unique("pos");
        String customerId = posting(Tokens.of("agent"))
                .body("{}")
                .post("/v1/customers")
                .then()
                .extract()
                .path("id");
        String body = """
                {"source":"%1$s","orderId":"A","customer":{"externalId":"1"},"purchasedAt":"2024-11-21T09:30:00+09:00",\
                "total":{"amount":"12900","currency":"KRW"},"lines":[{"sku":"TEA-01"},{"sku":"TEA-02","quantity":2}]}
                {"source":"%1$s","orderId":"B","customer":{"id":"%2$s"},"purchasedAt":"2024-11-21T09:30:00Z",\
                "total":{"amount":"0.00","currency":"USD"}}
                {"source":"%1$s","orderId":"C","customer":{"id":"cus_01k9x3v1q8f7t9c2m4n6p8r0sa"},\
                "purchasedAt":"2024-11-21T09:30:00Z","total":{"amount":"1","currency":"KRW"}}
                nonsense
                """.formatted(source, customerId);

        String job = accepted(NDJSON, body);

        requireResult(finished(job), 2, 0, 2);
        errors(job).body("items.line", contains(3, 4)).body("items.code", contains("unknown-customer", "malformed"));
        operator()
                .queryParam("source", source)
                .queryParam("orderId", "A")
                .get("/v1/purchases")
                .then()
                .body("items[0].purchasedAt", equalTo("2024-11-21T00:30:00Z"))
                .body("items[0].lines.sku", contains("TEA-01", "TEA-02"));
        operator()
                .queryParam("source", source)
                .queryParam("orderId", "B")
                .get("/v1/purchases")
                .then()
                .body("items.customerId", contains(customerId));
    }

    @Test
    void badLinesAreReportedAndTheRestGoesOn() {
        String source = unique("pos");
        String body = HEADER
                + row(source, "A", "1", "1000")
                + row(source, "B", "1", "1.5")
                + row(source, "A", "1", "1000")
                + row(source, "A", "1", "2000")
                + row(source, "A", "2", "1000")
                + "\n"
                + "too,few\n"
                + row(source, "C", "2", "3000");

        String job = accepted(CSV, body);

        requireResult(finished(job), 2, 1, 4);
        errors(job)
                .body("items.line", contains(3, 5, 6, 8))
                .body("items.code", contains("invalid", "purchase-differs", "purchase-differs", "malformed"))
                .body("items[0].field", equalTo("total"))
                .body("items[0].message", notNullValue());
        JsonPath page = operator()
                .queryParam("limit", 3)
                .get("/v1/jobs/" + job + "/errors")
                .then()
                .extract()
                .jsonPath();
        operator()
                .queryParam("cursor", page.getString("next"))
                .get("/v1/jobs/" + job + "/errors")
                .then()
                .body("items.line", contains(8));
        assertThat(database.purchasesOf(source)).isEqualTo(2);
        assertThat(database.customersOf(source)).isEqualTo(2);
    }

    @Test
    void aRefusedLineRegistersNobody() {
        String source = unique("pos");
        finished(accepted(CSV, HEADER + row(source, "A", "1", "1000")));

        requireResult(finished(accepted(CSV, HEADER + row(source, "A", "2", "1000"))), 0, 0, 1);

        assertThat(database.customersOf(source)).isEqualTo(1);
    }

    @Test
    void aDryRunSaysWhatTheImportWouldSayAndStoresNothing() {
        String source = unique("pos");
        finished(accepted(CSV, HEADER + row(source, "A", "1", "1000") + row(source, "B", "1", "1000")));
        String body = HEADER
                + row(source, "A", "1", "1000")
                + row(source, "B", "1", "9999")
                + rows(source, 0, 1_500)
                + rows(source, 0, 10)
                + row(source, "order-11", "11", "9999")
                + "bad\n";
        long customers = database.number("SELECT count(*) FROM customer");
        long purchases = database.number("SELECT count(*) FROM purchase");
        long events = database.number("SELECT count(*) FROM outbox");

        String job = accepted(CSV, PATH + "?dryRun=true", body);

        JsonPath rehearsed = finished(job);
        assertThat(rehearsed.getBoolean("dryRun")).isTrue();
        requireResult(rehearsed, 1_500, 11, 3);
        assertThat(database.number("SELECT count(*) FROM customer")).isEqualTo(customers);
        assertThat(database.number("SELECT count(*) FROM purchase")).isEqualTo(purchases);
        assertThat(database.number("SELECT count(*) FROM outbox")).isEqualTo(events);
        requireResult(finished(accepted(CSV, body)), 1_500, 11, 3);
    }

    @Test
    void onlyTrueAndFalseAreDryRuns() {
        requireProblem(
                operator()
                        .contentType(CSV)
                        .body(HEADER)
                        .post(PATH + "?dryRun=yes")
                        .then(),
                400,
                "validation-failed");
    }

    @Test
    void theSameKeyIsTheSameJob() {
        String source = unique("pos");
        String key = unique("key");
        String body = HEADER + row(source, "A", "1", "1000");
        JsonPath first = upload(key, body).statusCode(202).extract().jsonPath();
        long jobs = database.number("SELECT count(*) FROM job");

        upload(key, body)
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .header("Location", equalTo("/v1/jobs/" + first.getString("id")))
                .body("id", equalTo(first.getString("id")));
        requireProblem(upload(key, body + row(source, "B", "1", "1")), 422, "idempotency-key-reused");

        finished(first.getString("id"));
        assertThat(database.number("SELECT count(*) FROM job")).isEqualTo(jobs);
        assertThat(database.purchasesOf(source)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                                                   | import-header-invalid
            source,order_id,customer_external_id,purchased_at,total                              | import-header-invalid
            source,order_id,customer_external_id,purchased_at,total,currency,colour              | import-header-invalid
            {"source":"pos-7"}                                                                   | import-header-invalid
            """)
    void aCsvBodyWithoutItsHeaderIsRefusedAsAWhole(String body, String problem) {
        long before = database.everything();

        requireProblem(operator().contentType(CSV).body(body).post(PATH).then(), 400, problem);

        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void aLineThatGoesOnAndOnIsRefusedAsAWhole() {
        long before = database.everything();
        String body = HEADER + rows(unique("pos"), 0, 1_500) + "\"" + "x\n".repeat(100_000);

        requireProblem(operator().contentType(CSV).body(body).post(PATH).then(), 400, "import-line-too-long");

        assertThat(database.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "text/csv; charset=iso-8859-1"})
    void anotherMediaTypeIsRefused(String mediaType) {
        requireProblem(operator().contentType(mediaType).body(HEADER).post(PATH).then(), 415, "unsupported-media-type");
    }

    @Test
    void aBodyMayBeLargerThanOtherEndpointsTake() throws Exception {
        String source = unique("pos");
        String body = HEADER + row(source, "A", "1", "1000") + "\n".repeat(3 * 1024 * 1024);

        requireResult(finished(accepted(CSV, body)), 1, 0, 0);

        HttpRequest chunked = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + PATH))
                .header("Authorization", "Bearer " + Tokens.of("operator"))
                .header("Content-Type", CSV)
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(chunked, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(202);
            requireResult(finished(JsonPath.from(answer.body()).getString("id")), 0, 1, 0);
        }
        requireProblem(
                posting(Tokens.of("operator")).body(body).post("/v1/purchases").then(), 413, "payload-too-large");
    }

    @Test
    void aBodyOverItsLimitIsRefusedBeforeItIsSent() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            send(socket, head(512L * 1024 * 1024 + 1));

            assertThat(readSome(socket)).startsWith("HTTP/1.1 413").contains("payload-too-large");
        }
    }

    @Test
    void aBodyThatBreaksOffLeavesNothing() throws Exception {
        String source = unique("pos");
        long jobs = database.number("SELECT count(*) FROM job");
        long chunks = database.number("SELECT count(*) FROM import_chunk");

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            send(socket, head(10_000_000) + HEADER + rows(source, 0, 3_000));
            await().atMost(DEADLINE)
                    .until(() -> database.number("SELECT count(*) FROM import_chunk"), count -> count > chunks);
            assertThat(database.number("SELECT count(*) FROM job")).isEqualTo(jobs + 1);
        }

        await().atMost(DEADLINE).until(() -> database.number("SELECT count(*) FROM job") == jobs);
        assertThat(database.number("SELECT count(*) FROM import_chunk")).isEqualTo(chunks);
        assertThat(database.purchasesOf(source)).isZero();
    }

    @Test
    void aJobTellsHowFarItIs() {
        String job = accepted(CSV, HEADER + rows(unique("pos"), 0, 10));

        finished(job);
        operator()
                .get("/v1/jobs/" + job)
                .then()
                .statusCode(200)
                .body("id", equalTo(job))
                .body("kind", equalTo("purchase_import"))
                .body("state", equalTo("succeeded"))
                .body("progress.done", equalTo(10))
                .body("progress.total", equalTo(10))
                .body("errors", equalTo("/v1/jobs/" + job + "/errors"))
                .body("createdAt", notNullValue())
                .body("startedAt", notNullValue())
                .body("finishedAt", notNullValue());
        operator().queryParam("limit", 1).get("/v1/jobs").then().statusCode(200).body("items.size()", equalTo(1));
    }

    @Test
    void aFinishedJobIsNotCancelled() {
        String job = accepted(CSV, HEADER);
        finished(job);

        requireProblem(operator().post("/v1/jobs/" + job + "/cancel").then(), 409, "job-finished");
    }

    @Test
    void aCancelledJobStopsAndKeepsWhatItHasDone() {
        String source = unique("pos");
        String job = accepted(CSV, HEADER + rows(source, 0, 40_000));

        String state = operator()
                .post("/v1/jobs/" + job + "/cancel")
                .then()
                .statusCode(200)
                .body("finishedAt", notNullValue())
                .extract()
                .path("state");

        assertThat(state).isEqualTo("cancelled");
        operator().post("/v1/jobs/" + job + "/cancel").then().statusCode(200);
        int created = operator().get("/v1/jobs/" + job).then().extract().path("result.created");
        assertThat(created).isLessThan(40_000);
        assertThat(database.purchasesOf(source)).isEqualTo(created);
        finished(accepted(CSV, HEADER + row(unique("pos"), "A", "1", "1")));
        assertThat(database.purchasesOf(source)).isEqualTo(created);
    }

    @Test
    void aPartnerImportsForItsOwnSourceAndSeesItsOwnJobs() {
        String source = unique("pos");
        String token = Tokens.ofPartner(source);
        String job = as(token)
                .contentType(CSV)
                .body(HEADER + row(source, "A", "1", "1000") + row("pos-7", unique("order"), "1", "1000"))
                .post(PATH)
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        requireResult(finished(job), 1, 0, 1);
        as(token)
                .get("/v1/jobs/" + job + "/errors")
                .then()
                .body("items.code", contains("wrong-source"))
                .body("items.field", contains("source"));
        String others = accepted(CSV, HEADER);
        requireProblem(as(token).get("/v1/jobs/" + others).then(), 404, "not-found");
        requireProblem(as(token).get("/v1/jobs/" + others + "/errors").then(), 404, "not-found");
        requireProblem(as(token).post("/v1/jobs/" + others + "/cancel").then(), 404, "not-found");
        as(token).get("/v1/jobs").then().statusCode(200).body("items.size()", greaterThan(0));
    }

    @Test
    void whatIsNotThereIs404() {
        requireProblem(operator().get("/v1/jobs/" + UNKNOWN_JOB).then(), 404, "not-found");
        requireProblem(operator().get("/v1/jobs/1/errors").then(), 404, "not-found");
        requireProblem(operator().post("/v1/jobs/" + UNKNOWN_JOB + "/cancel").then(), 404, "not-found");
    }

    @Test
    void withoutAValidTokenNothingIsOpen() {
        requireProblem(
                given().urlEncodingEnabled(false)
                        .contentType(CSV)
                        .body(HEADER)
                        .post(PATH)
                        .then(),
                401,
                "unauthorized");
        requireProblem(given().get("/v1/jobs").then(), 401, "unauthorized");
        requireProblem(given().get("/v1/jobs/" + UNKNOWN_JOB).then(), 401, "unauthorized");
        requireProblem(given().get("/v1/jobs/" + UNKNOWN_JOB + "/errors").then(), 401, "unauthorized");
        requireProblem(given().post("/v1/jobs/" + UNKNOWN_JOB + "/cancel").then(), 401, "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "marketer", "agent", "customer"})
    void rolesThatDoNotImportAre403(String role) {
        String token = Tokens.of(role);
        requireProblem(as(token).contentType(CSV).body(HEADER).post(PATH).then(), 403, "forbidden");
        requireProblem(as(token).get("/v1/jobs").then(), 403, "forbidden");
        requireProblem(as(token).get("/v1/jobs/" + UNKNOWN_JOB).then(), 403, "forbidden");
        requireProblem(as(token).get("/v1/jobs/" + UNKNOWN_JOB + "/errors").then(), 403, "forbidden");
        requireProblem(as(token).post("/v1/jobs/" + UNKNOWN_JOB + "/cancel").then(), 403, "forbidden");
    }

    private static String accepted(String mediaType, String body) {
        return accepted(mediaType, PATH, body);
    }

    private static String accepted(String mediaType, String path, String body) {
        return operator()
                .contentType(mediaType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(202)
                .header("Location", matchesPattern("^/v1/jobs/job_[0-9a-z]{26}$"))
                .body("state", equalTo("queued"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse upload(String key, String body) {
        return operator()
                .contentType(CSV)
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH)
                .then();
    }

    private static JsonPath finished(String job) {
        return await().atMost(DEADLINE)
                .until(
                        () -> operator().get("/v1/jobs/" + job).then().extract().jsonPath(),
                        found -> found.get("finishedAt") != null);
    }

    private static void requireResult(JsonPath job, int created, int unchanged, int rejected) {
        assertThat(job.getString("state")).isEqualTo("succeeded");
        assertThat(job.getMap("result"))
                .isEqualTo(java.util.Map.of("created", created, "unchanged", unchanged, "rejected", rejected));
        assertThat(job.getInt("progress.done")).isEqualTo(created + unchanged + rejected);
        assertThat(job.getInt("progress.total")).isEqualTo(created + unchanged + rejected);
    }

    private static ValidatableResponse errors(String job) {
        return operator().get("/v1/jobs/" + job + "/errors").then().statusCode(200);
    }

    private static String rows(String source, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> row(source, "order-" + number, Integer.toString(number % 100), "1000"))
                .collect(Collectors.joining());
    }

    private static String row(String source, String orderId, String externalId, String total) {
        return source + "," + orderId + "," + externalId + ",2024-11-21T09:30:00+09:00," + total + ",KRW\n";
    }

    private static String head(long contentLength) {
        return "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of("operator")
                + "\r\nContent-Type: text/csv\r\nContent-Length: " + contentLength + "\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String readSome(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8_192];
        StringBuilder text = new StringBuilder();
        while (!text.toString().contains("}")) {
            int read = in.read(buffer);
            if (read < 0) {
                break;
            }
            text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}
