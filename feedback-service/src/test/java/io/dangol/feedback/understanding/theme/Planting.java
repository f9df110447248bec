package io.dangol.feedback.understanding.theme;

import static io.dangol.feedback.Requests.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.understanding.theme.PlantedFeedback.Said;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.JsonBody;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Feedback of a test's own, told apart from that of others by its source and channel.
final class Planting {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name = "themes-" + UUID.randomUUID();
    private int posted;

    String channel() {
        return name;
    }

    /// Imports it and waits until it is recorded.
    void plant(List<Said> said, String channel, String product) {
        StringBuilder lines = new StringBuilder();
        for (Said one : said) {
            lines.append(line(one, channel, product)).append('\n');
            posted++;
        }
        String job = as(Roles.OPERATOR)
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(UTF_8))
                .post("/v1/feedback:import")
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
        await().atMost(PATIENCE)
                .until(() -> as(Roles.OPERATOR)
                        .get("/v1/feedback-jobs/" + job)
                        .<String>path("state")
                        .equals("succeeded"));
    }

    private String line(Said said, String channel, String product) {
        Map<String, Object> form = new HashMap<>();
        form.put("kind", "review");
        form.put("source", name);
        form.put("channel", channel);
        form.put("externalRef", "r-" + posted);
        form.put("text", said.text());
        form.put("customer", Map.of("externalId", said.customer()));
        form.put(
                "occurredAt",
                Instant.now().minus(said.daysAgo() - 1L, ChronoUnit.DAYS).toString());
        if (product != null) {
            form.put("product", product);
        }
        try {
            return JSON.writeValueAsString(form);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// The answer, once as much feedback is in it.
    static JsonPath awaitThemes(String query, int feedback, int comparedFeedback) {
        return await().atMost(PATIENCE)
                .until(
                        () -> as(Roles.ANALYST)
                                .get("/v1/themes?limit=200&" + query)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        found -> found.getInt("feedback") == feedback
                                && found.getInt("comparedFeedback") == comparedFeedback);
    }
}
