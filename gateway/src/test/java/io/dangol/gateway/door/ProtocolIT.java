package io.dangol.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where one request ends and the next begins, and which protocol a connection speaks.
@QuarkusTest
class ProtocolIT extends GatewayTest {
    /// RFC 9112, section 6.3: whoever says the length in two ways is answered once, and the connection is closed.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/webhooks/src_1",
                "POST /v1/webhooks/src_1?do=early",
                "POST /v1/customers",
                "GET /health"
            })
    void aLengthThatIsSaidTwiceClosesTheConnection(String line) throws Exception {
        try (RawCall call = new RawCall(gateway)) {
            String answers = call.say(line + """
                     HTTP/1.1
                    Host: x
                    Content-Length: 4
                    Transfer-Encoding: chunked

                    0

                    GET /health HTTP/1.1
                    Host: x

                    """).rest();

            assertThat(answers).containsOnlyOnce("HTTP/1.1 ").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void aConnectionWithADeclaredLengthIsKept() throws Exception {
        try (RawCall call = new RawCall(gateway)) {
            String post = "POST /v1/webhooks/src_1 HTTP/1.1\nHost: x\nContent-Length: 4\n\n";
            assertThat(call.say(post)
                            .send("abcd".getBytes(StandardCharsets.US_ASCII))
                            .until("\"bytes\":4"))
                    .startsWith("HTTP/1.1 200");
            assertThat(call.say("GET /q/health/live HTTP/1.1\nHost: x\nConnection: close\n\n")
                            .rest())
                    .contains("HTTP/1.1 200");
        }
    }

    /// HTTP/2 comes with TLS; in clear text only where an operator says so.
    @Test
    void aClearTextConnectionDoesNotBecomeHttp2() throws Exception {
        HttpClient willing =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

        HttpResponse<String> response =
                willing.send(caller.anonymous("/q/health/live").build(), BodyHandlers.ofString());

        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void aClearTextConnectionThatBeginsWithHttp2IsRefused() throws Exception {
        try (RawCall call = new RawCall(gateway)) {
            String answer = call.say("PRI * HTTP/2.0\n\nSM\n\n").rest();

            // By the connection, or by the door where connections leave that to it.
            assertThat(answer)
                    .satisfiesAnyOf(
                            refused -> assertThat(refused).startsWith("HTTP/2.0 501"),
                            refused -> assertThat(refused)
                                    .startsWith("HTTP/2.0 400")
                                    .containsIgnoringCase("content-type: application/problem+json"));
        }
    }

    @Test
    void aRequestWithoutAHostIsRefusedWithAProblem() throws Exception {
        try (RawCall call = new RawCall(gateway)) {
            String answer = call.say("GET /v1/customers HTTP/1.1\nConnection: close\n\n")
                    .rest();

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .containsIgnoringCase("x-request-id: ")
                    .contains("one Host header")
                    .doesNotContain("Exception");
        }
    }
}
