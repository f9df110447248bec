package io.dangol.customer.history.imports;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.imports.Imports.CSV;
import static io.dangol.customer.history.imports.Imports.HEADER;
import static io.dangol.customer.history.imports.Imports.PATH;
import static io.dangol.customer.history.imports.Imports.accepted;
import static io.dangol.customer.history.imports.Imports.finished;
import static io.dangol.customer.history.imports.Imports.requireResult;
import static io.dangol.customer.history.imports.Imports.row;
import static io.dangol.customer.history.imports.Imports.rows;
import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The jobs of imports, and who may see them.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ImportJobIT {
    private static final String UNKNOWN_JOB = "job_01k9x3v1q8f7t9c2m4n6p8r0sa";

    @Inject
    Database database;

    @Test
    void aJobTellsHowFarItIs() {
        String job = accepted(CSV, HEADER + rows(unique("pos"), 0, 10));

        finished(job);
        operator()
                .get("/v1/jobs/" + job)
                .then()
                .statusCode(200)
                .body(at("id", equalTo(job)))
                .body(at("kind", equalTo("purchase_import")))
                .body(at("state", equalTo("succeeded")))
                .body(at("progress.done", equalTo(10)))
                .body(at("progress.total", equalTo(10)))
                .body(at("errors", equalTo("/v1/jobs/" + job + "/errors")))
                .body(at("createdAt", notNullValue()))
                .body(at("startedAt", notNullValue()))
                .body(at("finishedAt", notNullValue()));
        operator().queryParam("limit", 1).get("/v1/jobs").then().statusCode(200).body(at("items.size()", equalTo(1)));
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
                .body(at("finishedAt", notNullValue()))
                .extract()
                .as(JsonBody.class)
                .at("state");

        assertThat(state).isEqualTo("cancelled");
        operator().post("/v1/jobs/" + job + "/cancel").then().statusCode(200);
        int created = operator()
                .get("/v1/jobs/" + job)
                .then()
                .extract()
                .as(JsonBody.class)
                .at("result.created");
        assertThat(created).isLessThan(40_000);
        assertThat(database.purchasesOf(source)).isEqualTo(created);
        finished(accepted(CSV, HEADER + row(unique("pos"), "A", "1", "1")));
        assertThat(database.purchasesOf(source)).isEqualTo(created);
    }

    @Test
    void aPartnerImportsForItsOwnSourceAndSeesItsOwnJobs() {
        String source = unique("pos");
        String token = Tokens.ofPartner(database.register(source));
        String job = as(token)
                .contentType(CSV)
                .body(HEADER + row(source, "A", "1", "1000") + row("pos-7", unique("order"), "1", "1000"))
                .post(PATH)
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");

        requireResult(finished(job), 1, 0, 1);
        as(token)
                .get("/v1/jobs/" + job + "/errors")
                .then()
                .body(at("items.code", contains("wrong-source")))
                .body(at("items.field", contains("source")));
        String others = accepted(CSV, HEADER);
        requireProblem(as(token).get("/v1/jobs/" + others).then(), 404, "not-found");
        requireProblem(as(token).get("/v1/jobs/" + others + "/errors").then(), 404, "not-found");
        requireProblem(as(token).post("/v1/jobs/" + others + "/cancel").then(), 404, "not-found");
        as(token).get("/v1/jobs").then().statusCode(200).body(at("items.size()", greaterThan(0)));
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

    @Test
    void aMarketerSeesOnlyJobsOfTheirOwn() {
        String token = Tokens.of("marketer");
        String others = accepted(CSV, HEADER);

        requireProblem(as(token).contentType(CSV).body(HEADER).post(PATH).then(), 403, "forbidden");
        requireProblem(as(token).get("/v1/jobs/" + others).then(), 404, "not-found");
        assertThat(as(token).get("/v1/jobs?limit=200").as(JsonBody.class).<List<String>>at("items.id"))
                .doesNotContain(others);
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "agent", "customer"})
    void rolesThatDoNotImportAre403(String role) {
        String token = Tokens.of(role);
        requireProblem(as(token).contentType(CSV).body(HEADER).post(PATH).then(), 403, "forbidden");
        requireProblem(as(token).get("/v1/jobs").then(), 403, "forbidden");
        requireProblem(as(token).get("/v1/jobs/" + UNKNOWN_JOB).then(), 403, "forbidden");
        requireProblem(as(token).get("/v1/jobs/" + UNKNOWN_JOB + "/errors").then(), 403, "forbidden");
        requireProblem(as(token).post("/v1/jobs/" + UNKNOWN_JOB + "/cancel").then(), 403, "forbidden");
    }
}
