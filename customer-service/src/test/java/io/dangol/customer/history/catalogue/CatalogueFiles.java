package io.dangol.customer.history.catalogue;

import static io.dangol.customer.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// How the tests import products and stores by the file. The marketer who sends a file also watches its job.
public final class CatalogueFiles {
    public static final String CSV = "text/csv";
    public static final String NDJSON = "application/x-ndjson";
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String MARKETER = Tokens.of("marketer");

    private CatalogueFiles() {}

    /// Imports a file, and waits for the end of its job.
    public static JsonPath imported(String path, String mediaType, String body) {
        String job = as(MARKETER)
                .contentType(mediaType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
        return await().atMost(DEADLINE)
                .until(
                        () -> as(MARKETER)
                                .get("/v1/jobs/" + job)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        found -> found.get("finishedAt") != null);
    }

    /// The lines that a job rejected.
    public static JsonPath errors(JsonPath job) {
        return as(MARKETER)
                .get("/v1/jobs/" + job.getString("id") + "/errors")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static void requireResult(JsonPath job, int created, int updated, int unchanged, int rejected) {
        Map<String, Integer> expected =
                new TreeMap<>(Map.of("created", created, "unchanged", unchanged, "rejected", rejected));
        if (updated > 0) {
            expected.put("updated", updated);
        }
        assertThat(job.getString("state")).isEqualTo("succeeded");
        assertThat(job.<String, Integer>getMap("result")).isEqualTo(expected);
        assertThat(job.getInt("progress.done")).isEqualTo(created + updated + unchanged + rejected);
        assertThat(job.getInt("progress.total")).isEqualTo(job.getInt("progress.done"));
    }
}
