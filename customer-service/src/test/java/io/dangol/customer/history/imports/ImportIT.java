package io.dangol.customer.history.imports;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.imports.Imports.CSV;
import static io.dangol.customer.history.imports.Imports.HEADER;
import static io.dangol.customer.history.imports.Imports.PATH;
import static io.dangol.customer.history.imports.Imports.accepted;
import static io.dangol.customer.history.imports.Imports.errors;
import static io.dangol.customer.history.imports.Imports.finished;
import static io.dangol.customer.history.imports.Imports.requireResult;
import static io.dangol.customer.history.imports.Imports.row;
import static io.dangol.customer.history.imports.Imports.rows;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/// What becomes of the lines of an import.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ImportIT {
    private static final String NDJSON = "application/x-ndjson";

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
                .as(JsonBody.class)
                .at("id");
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
        errors(job)
                .body(at("items.line", contains(3, 4)))
                .body(at("items.code", contains("unknown-customer", "malformed")));
        operator()
                .queryParam("source", source)
                .queryParam("orderId", "A")
                .get("/v1/purchases")
                .then()
                .body(at("items[0].purchasedAt", equalTo("2024-11-21T00:30:00Z")))
                .body(at("items[0].lines.sku", contains("TEA-01", "TEA-02")));
        operator()
                .queryParam("source", source)
                .queryParam("orderId", "B")
                .get("/v1/purchases")
                .then()
                .body(at("items.customerId", contains(customerId)));
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
                .body(at("items.line", contains(3, 5, 6, 8)))
                .body(at("items.code", contains("invalid", "purchase-differs", "purchase-differs", "malformed")))
                .body(at("items[0].field", equalTo("total")))
                .body(at("items[0].message", notNullValue()));
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
                .body(at("items.line", contains(8)));
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
                .body(at("id", equalTo(first.getString("id"))));
        requireProblem(upload(key, body + row(source, "B", "1", "1")), 422, "idempotency-key-reused");

        finished(first.getString("id"));
        assertThat(database.number("SELECT count(*) FROM job")).isEqualTo(jobs);
        assertThat(database.purchasesOf(source)).isEqualTo(1);
    }

    private static ValidatableResponse upload(String key, String body) {
        return operator()
                .contentType(CSV)
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH)
                .then();
    }
}
