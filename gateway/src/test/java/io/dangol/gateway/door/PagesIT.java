package io.dangol.gateway.door;

import static io.dangol.gateway.door.Caller.json;
import static io.dangol.gateway.door.Caller.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagesIT extends GatewayTest {
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @ParameterizedTest
    @CsvSource({
        "/, application/json, /openapi.json",
        "/docs, text/html; charset=utf-8, /docs/start.js",
        "/docs/start.js, text/javascript; charset=utf-8, /openapi.json",
        "/docs/swagger-ui.css, text/css; charset=utf-8, .swagger-ui",
        "/docs/swagger-ui-bundle.js, text/javascript; charset=utf-8, SwaggerUIBundle",
        "/landing.css, text/css; charset=utf-8, main",
        "/openapi.json, application/json, 3.1.0",
        "/openapi.yaml, application/yaml, 3.1.0",
    })
    void aPageNeedsNoTokenAndNothingFromElsewhere(String path, String type, String content) throws Exception {
        HttpResponse<String> response = caller.send(caller.anonymous(path));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains(type);
        assertThat(response.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self';");
        assertThat(response.body()).contains(content);
    }

    @Test
    void aBrowserGetsTheLandingPageAsHtml() throws Exception {
        HttpResponse<String> response = caller.send(caller.anonymous("/").header("Accept", "text/html,*/*"));

        assertThat(response.body()).startsWith("<!DOCTYPE html>").contains("href=\"/docs\"");
    }

    @Test
    void bothFormsOfTheDocumentSayTheSame() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(caller.send(caller.anonymous("/openapi.json")).body());
        JsonNode yaml = new YAMLMapper()
                .readTree(caller.send(caller.anonymous("/openapi.yaml")).body());

        assertThat(json).isEqualTo(yaml);
        assertThat(json.at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(json.at("/paths/~1health/get/operationId").asText()).isEqualTo("getHealth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers", "/v1/feedback", "/v1/members", "/v1/kpis"})
    void theDocumentHoldsEveryService(String path) throws Exception {
        JsonNode document = new ObjectMapper()
                .readTree(caller.send(caller.anonymous("/openapi.json")).body());

        assertThat(document.path("paths").has(path)).isTrue();
    }

    @Test
    void whoHasAPageIsNotSentItAgain() throws Exception {
        String tag = caller.send(caller.anonymous("/openapi.json"))
                .headers()
                .firstValue("etag")
                .orElseThrow();
        HttpResponse<String> again =
                caller.send(caller.anonymous("/openapi.json").header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aTagIsComparedAsHttpSays() throws Exception {
        String tag = caller.send(caller.anonymous("/openapi.json"))
                .headers()
                .firstValue("etag")
                .orElseThrow();

        for (String held : new String[] {"W/" + tag, "\"0\", " + tag, "*"}) {
            assertThat(caller.send(caller.anonymous("/openapi.json").header("If-None-Match", held))
                            .statusCode())
                    .as(held)
                    .isEqualTo(304);
        }
        for (String held : new String[] {"x" + tag, tag + "x", "\"0\""}) {
            assertThat(caller.send(caller.anonymous("/openapi.json").header("If-None-Match", held))
                            .statusCode())
                    .as(held)
                    .isEqualTo(200);
        }
    }

    @Test
    void pagesAreCompressedForWhoTakesIt() throws Exception {
        HttpRequest request = caller.anonymous("/openapi.json")
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> response = caller.client().send(request, BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(new ObjectMapper().readTree(content).at("/openapi").asText())
                    .isEqualTo("3.1.0");
        }
    }

    @Test
    void pagesAreOnlyRead() throws Exception {
        HttpResponse<String> response =
                caller.send(caller.anonymous("/openapi.json").POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(problem(response)).isEqualTo("method-not-allowed");
        assertThat(response.headers().firstValue("allow")).contains("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/q/metrics", "/q", "/q/", "/q/dev", "/q/health/group/x", "/nothing", "/application.properties"})
    void whatIsNotNamedIsNotThere(String path) throws Exception {
        HttpResponse<String> response = caller.send(caller.anonymous(path));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(problem(response)).isEqualTo("not-found");
    }

    @Test
    void theSuiteIsUpOnlyIfAllServicesAre() throws Exception {
        HttpResponse<String> up = caller.send(caller.anonymous("/health"));
        assertThat(up.statusCode()).isEqualTo(200);
        assertThat(json(up))
                .isEqualTo(new JsonObject("{\"status\":\"up\",\"services\":{\"customer\":\"up\",\"feedback\":\"up\","
                        + "\"loyalty\":\"up\",\"analytics\":\"up\"}}"));

        suite.feedback().setReady(false);
        try {
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                HttpResponse<String> down = caller.send(caller.anonymous("/health"));
                assertThat(down.statusCode()).isEqualTo(503);
                assertThat(json(down).getString("status")).isEqualTo("down");
                assertThat(json(down).getJsonObject("services").getString("feedback"))
                        .isEqualTo("down");
                assertThat(json(down).getJsonObject("services").getString("loyalty"))
                        .isEqualTo("up");
            });
            assertThat(caller.send(caller.anonymous("/q/health/ready")).statusCode())
                    .isEqualTo(200);
        } finally {
            suite.feedback().setReady(true);
        }
    }

    @Test
    void requestsAreCountedByServiceAndStatusButNeverByPath() throws Exception {
        caller.get("/v1/customers/cus_secret");
        caller.get("/v1/unknown-noun");
        String series = caller.client()
                .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();

        assertThat(series)
                .as(metrics.toString())
                .contains("dangol_gateway_requests_seconds_count{route=\"customer\",status=\"2xx\"}")
                .contains("dangol_gateway_requests_seconds_count{route=\"gateway\",status=\"4xx\"}")
                .doesNotContain("cus_secret", "unknown-noun");
    }
}
