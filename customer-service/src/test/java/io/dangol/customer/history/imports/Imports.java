package io.dangol.customer.history.imports;

import static io.dangol.customer.Api.operator;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.dangol.testkit.JsonBody;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the tests of imports have in common.
final class Imports {
    static final String PATH = "/v1/purchases:import";
    static final String CSV = "text/csv";
    static final String HEADER = "source,order_id,customer_external_id,purchased_at,total,currency\n";
    static final Duration DEADLINE = Duration.ofSeconds(30);

    private Imports() {}

    static String accepted(String mediaType, String body) {
        return accepted(mediaType, PATH, body);
    }

    static String accepted(String mediaType, String path, String body) {
        return operator()
                .contentType(mediaType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(202)
                .header("Location", matchesPattern("^/v1/jobs/job_[0-9a-z]{26}$"))
                .body(at("state", equalTo("queued")))
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    static JsonPath finished(String job) {
        return await().atMost(DEADLINE)
                .until(
                        () -> operator().get("/v1/jobs/" + job).then().extract().jsonPath(),
                        found -> found.get("finishedAt") != null);
    }

    static void requireResult(JsonPath job, int created, int unchanged, int rejected) {
        assertThat(job.getString("state")).isEqualTo("succeeded");
        assertThat(job.getMap("result"))
                .isEqualTo(java.util.Map.of("created", created, "unchanged", unchanged, "rejected", rejected));
        assertThat(job.getInt("progress.done")).isEqualTo(created + unchanged + rejected);
        assertThat(job.getInt("progress.total")).isEqualTo(created + unchanged + rejected);
    }

    static ValidatableResponse errors(String job) {
        return operator().get("/v1/jobs/" + job + "/errors").then().statusCode(200);
    }

    static String rows(String source, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> row(source, "order-" + number, Integer.toString(number % 100), "1000"))
                .collect(Collectors.joining());
    }

    static String row(String source, String orderId, String externalId, String total) {
        return source + "," + orderId + "," + externalId + ",2024-11-21T09:30:00+09:00," + total + ",KRW\n";
    }
}
