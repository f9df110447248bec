package io.dangol.gateway.door;

import static io.dangol.gateway.door.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HeaderIT extends GatewayTest {
    @Test
    void headersOfOneConnectionStayBehind() throws Exception {
        try (RawCall call = new RawCall(gateway)) {
            String answer = call.say("""
                            GET /v1/board HTTP/1.1
                            Host: shop.example
                            Connection: X-Secret
                            Connection: close
                            Keep-Alive: timeout=5
                            Proxy-Authorization: Basic eA==
                            TE: trailers
                            Upgrade: websocket
                            X-Secret: 1
                            X-Kept: 2

                            """).rest();
            JsonObject seen = new JsonObject(answer.substring(answer.indexOf('{'))).getJsonObject("headers");

            assertThat(seen.fieldNames())
                    .contains("x-kept")
                    .doesNotContain("x-secret", "keep-alive", "proxy-authorization", "te", "upgrade");
        }
    }

    @Test
    void theServiceIsToldWhereARequestReallyCameFrom() throws Exception {
        HttpResponse<String> response = caller.send(caller.request("/v1/customers")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=203.0.113.7")
                .header("X-Real-IP", "203.0.113.7")
                .header("X-HTTP-Method-Override", "DELETE"));
        JsonObject seen = json(response).getJsonObject("headers");
        String host = gateway.getAuthority();

        assertThat(seen.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(seen.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(seen.getString("x-forwarded-host")).isEqualTo(host);
        assertThat(seen.getString("host")).isEqualTo(host);
        assertThat(seen.fieldNames())
                .doesNotContain("forwarded", "x-real-ip", "x-forwarded-prefix", "x-http-method-override");
    }

    @Test
    void aRequestKeepsTheNameItsCallerGaveIt() throws Exception {
        HttpResponse<String> response =
                caller.send(caller.request("/v1/customers").header("X-Request-Id", "order-17"));

        assertThat(response.headers().allValues("x-request-id")).containsExactly("order-17");
        assertThat(json(response).getJsonObject("headers").getString("x-request-id"))
                .isEqualTo("order-17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with space", "tab\there", "0123456789012345678901234567890123456789012345678901234567890123x"})
    void anUnusableNameIsReplaced(String given) throws Exception {
        HttpResponse<String> response =
                caller.send(caller.request("/v1/customers").header("X-Request-Id", given));
        String made = response.headers().firstValue("x-request-id").orElseThrow();

        assertThat(made).matches("[0-9a-f]{32}");
        assertThat(json(response).getJsonObject("headers").getString("x-request-id"))
                .isEqualTo(made);
    }

    @Test
    void theTraceGoesOnThroughTheGateway() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        HttpResponse<String> response = caller.send(
                caller.request("/v1/customers").header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));

        assertThat(json(response).getJsonObject("headers").getString("traceparent"))
                .startsWith("00-" + trace + "-")
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void aRequestWithoutATraceGetsOne() throws Exception {
        assertThat(json(caller.get("/v1/customers")).getJsonObject("headers").getString("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }

    @Test
    void answersAreNotStoredUnlessTheServiceSaysSo() throws Exception {
        HttpResponse<String> silent = caller.get("/v1/customers");
        HttpResponse<String> cacheable = caller.get("/v1/kpis/nps.svg?do=plain");

        assertThat(silent.headers().allValues("cache-control")).containsExactly("no-store");
        assertThat(cacheable.headers().allValues("cache-control")).containsExactly("max-age=60");
        assertThat(cacheable.headers().firstValue("etag")).contains("\"7\"");
        assertThat(cacheable.headers().firstValue("x-inside")).isEmpty();
        assertThat(silent.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void browsersOfOtherOriginsAreNotLetInUnlessConfigured() throws Exception {
        HttpResponse<String> preflight = caller.send(caller.anonymous("/v1/customers")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(preflight.statusCode()).isEqualTo(401);
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .isEmpty();
    }
}
