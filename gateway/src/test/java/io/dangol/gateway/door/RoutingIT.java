package io.dangol.gateway.door;

import static io.dangol.gateway.door.Caller.json;
import static io.dangol.gateway.door.Caller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RoutingIT extends GatewayTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/customers/cus_1?limit=5&cursor=%EA%B0%80, customer",
        "/v1/me/feedback, feedback",
        "/v1/me/points, loyalty",
        "/v1/kpis/nps/series?from=2026-01-01, analytics",
    })
    void aRequestReachesItsServiceAsItWasSent(String uri, String service) throws Exception {
        HttpResponse<String> response = caller.get(uri);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).getString("service")).isEqualTo(service);
        assertThat(json(response).getString("uri")).isEqualTo(uri);
        assertThat(json(response).getString("method")).isEqualTo("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void methodAndBodyTravel(String method) throws Exception {
        HttpResponse<String> response =
                caller.send(caller.request("/v1/customers").method(method, BodyPublishers.ofString("{\"a\":1}")));

        assertThat(json(response).getString("method")).isEqualTo(method);
        assertThat(json(response).getInteger("bytes")).isEqualTo(7);
    }

    @Test
    void aPostWithoutABodyArrives() throws Exception {
        assertThat(json(caller.post("/v1/cases/cas_1/resolve", "")).getInteger("bytes"))
                .isZero();
    }

    @Test
    void aHeadRequestIsAnsweredWithoutABody() throws Exception {
        HttpResponse<String> response =
                caller.send(caller.request("/v1/customers").method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void errorsOfServicesPassUnchanged() throws Exception {
        HttpResponse<String> response = caller.post("/v1/transactions?do=refuse", "{}");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"https://dangol.io/problems/insufficient-points\",\"status\":422}");
    }

    @Test
    void anUnknownPathIsNotFound() throws Exception {
        HttpResponse<String> response = caller.get("/v1/unknown");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(problem(response)).isEqualTo("not-found");
        assertThat(json(response).getString("instance")).isEqualTo("/v1/unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND"})
    void otherMethodsAreNotAllowed(String method) throws Exception {
        HttpResponse<String> response =
                caller.send(caller.request("/v1/customers").method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(problem(response)).isEqualTo("method-not-allowed");
        assertThat(response.headers().firstValue("allow")).isPresent();
    }

    @Test
    void aColonMayBeSentEncoded() throws Exception {
        HttpResponse<String> response = caller.post("/v1/transactions%3Abatch?at=10%3A30", "{}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).getString("uri")).isEqualTo("/v1/transactions:batch?at=10%3A30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/../q/metrics",
                "/v1/customers/../../q/health",
                "/v1/%2e%2e/q/metrics",
                "/v1/customers/%2e%2e/%2e%2e/q/metrics",
                "/v1/customers%2f..%2f..%2fq%2fmetrics",
                "//v1/customers",
                "/v1//customers",
                "/v1/board/../customers",
                "/v1/board%2f..%2fcustomers",
                "/v1/board;/../customers",
                "/v1/webhooks/..%2f..%2fcustomers",
                "/v1/customers%00",
            })
    void noPathTrickGetsThrough(String path) throws Exception {
        int before = suite.customer().requests() + suite.feedback().requests();
        try (RawCall call = new RawCall(gateway)) {
            String answer = call.say("GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n\n")
                    .rest();

            assertThat(answer).startsWith("HTTP/1.1 400").contains("https://dangol.io/problems/bad-request");
        }
        assertThat(suite.customer().requests() + suite.feedback().requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a\nHost: b\n",
                "X: no host\n",
                "Host: x\nTransfer-Encoding: gzip, chunked\n",
                "Host: x\nContent-Length: 3\nContent-Length: 4\n",
                "Host: x\nContent-Length: -1\n",
            })
    void aHeadThatLeavesDoubtIsRefused(String headers) throws Exception {
        int before = suite.feedback().requests();
        try (RawCall call = new RawCall(gateway)) {
            String answer = call.say("POST /v1/webhooks/src_1 HTTP/1.1\n" + headers + "Connection: close\n\n0\n\n")
                    .rest();

            assertThat(answer).startsWith("HTTP/1.1 400");
        }
        assertThat(suite.feedback().requests()).isEqualTo(before);
    }

    @Test
    void tooLongAHeadIsRefused() throws Exception {
        try (RawCall call = new RawCall(gateway)) {
            assertThat(call.say("GET /v1/" + "a".repeat(9000) + " HTTP/1.1\nHost: x\n\n")
                            .until("\r\n\r\n"))
                    .contains(" 414 ");
        }
        try (RawCall call = new RawCall(gateway)) {
            assertThat(call.say("GET /v1/board HTTP/1.1\nHost: x\nX: " + "a".repeat(17_000) + "\n\n")
                            .until("\r\n\r\n"))
                    .contains(" 431 ");
        }
    }

    @Test
    void theAbsoluteFormOfAnAddressIsUnderstood() throws Exception {
        try (RawCall call = new RawCall(gateway)) {
            String answer = call.say("GET http://x/v1/board?a=1 HTTP/1.1\nHost: x\nConnection: close\n\n")
                    .rest();

            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"uri\":\"/v1/board?a=1\"");
        }
    }
}
