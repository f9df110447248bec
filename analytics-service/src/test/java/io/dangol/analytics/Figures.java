package io.dangol.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Asks the API for figures, as an analyst.
public final class Figures {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Figures() {}

    public static Response get(String path, Map<String, ?> query) {
        return given().auth()
                .oauth2(Tokens.of("analyst"))
                .queryParams(query)
                .when()
                .get(path);
    }

    public static JsonPath figure(String kpi, String from, String to) {
        return figure(kpi, Map.of("from", from, "to", to));
    }

    public static JsonPath figure(String kpi, Map<String, ?> query) {
        return get("/v1/kpis/" + kpi, query).then().statusCode(200).extract().jsonPath();
    }

    /// Waits until everything that was published until now is counted, by what the figures say themselves.
    public static void awaitAllCounted() {
        Instant published = Instant.now();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(completeTo()).isNotNull().isAfterOrEqualTo(published));
    }

    private static Instant completeTo() {
        String time = figure("purchases", "1990-01-01", "1990-01-02").getString("completeTo");
        return time == null ? null : Instant.parse(time);
    }
}
