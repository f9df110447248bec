package io.dangol.gateway.door;

import static io.dangol.gateway.door.Caller.json;
import static io.dangol.gateway.door.Caller.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BodyIT extends GatewayTest {
    private static final int MIB = 1024 * 1024;

    @Test
    void anImportStreamsAndWaitsForTheService() throws Exception {
        long size = 50L * MIB;
        AtomicLong sent = new AtomicLong();
        CompletableFuture<HttpResponse<String>> response = caller.client()
                .sendAsync(
                        caller.request("/v1/purchases:import?do=hold")
                                .POST(BodyPublishers.ofInputStream(() -> new Zeros(size, sent)))
                                .build(),
                        BodyHandlers.ofString());
        await().atMost(Duration.ofSeconds(10)).until(() -> suite.customer().held() == 1);

        // The service does not read: what was sent rests in the buffers of the system, and the sender waits.
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> sent.get() < 24L * MIB);
        assertThat(response).isNotDone();
        suite.customer().release();

        assertThat(json(response.get()).getLong("bytes")).isEqualTo(size);
        assertThat(sent.get()).isEqualTo(size);
    }

    @Test
    void anAnswerStreamsAndMayBeLarge() throws Exception {
        HttpResponse<byte[]> response =
                caller.client().send(caller.request("/v1/reports?do=large").build(), BodyHandlers.ofByteArray());

        assertThat(response.body()).hasSize(Peer.LARGE_BYTES);
    }

    @Test
    void anAnswerReachesTheCallerWhileItIsBeingMade() throws Exception {
        int before = suite.analytics().abandoned();
        HttpResponse<InputStream> response =
                caller.client().send(caller.request("/v1/live?do=stream").build(), BodyHandlers.ofInputStream());
        try (InputStream events = response.body()) {
            assertThat(new String(events.readNBytes(5), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("id: 1");
        }

        // The caller went away, and the service learns it.
        await().atMost(Duration.ofSeconds(5)).until(() -> suite.analytics().abandoned() == before + 1);
    }

    @Test
    void aBodyOfExactlyTheLimitPasses() throws Exception {
        assertThat(json(caller.post("/v1/purchases", sized(MIB))).getInteger("bytes"))
                .isEqualTo(MIB);
        assertThat(json(caller.post("/v1/purchases", chunked(MIB))).getInteger("bytes"))
                .isEqualTo(MIB);
    }

    @Test
    void aDeclaredBodyOverTheLimitIsRefusedBeforeTheServiceHearsOfIt() throws Exception {
        int before = suite.customer().requests();
        HttpResponse<String> response = caller.post("/v1/purchases", sized(MIB + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(problem(response)).isEqualTo("payload-too-large");
        assertThat(suite.customer().requests()).isEqualTo(before);
    }

    @Test
    void aChunkedBodyOverTheLimitIsRefusedOnTheWayAndTheServiceIsLetGo() throws Exception {
        int before = suite.customer().abandoned();
        HttpResponse<String> response = caller.post("/v1/purchases", chunked(2 * MIB));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(problem(response)).isEqualTo("payload-too-large");
        await().atMost(Duration.ofSeconds(5)).until(() -> suite.customer().abandoned() == before + 1);
    }

    @Test
    void evenAnImportHasALimit() throws Exception {
        try (RawCall call = new RawCall(gateway)) {
            String answer = call.say("POST /v1/purchases:import HTTP/1.1\nHost: x\nAuthorization: Bearer "
                            + suite.tokens().good() + "\nContent-Length: " + (65L * MIB) + "\n\n")
                    .rest();

            assertThat(answer).startsWith("HTTP/1.1 413").contains("payload-too-large");
        }
    }

    @Test
    void aCallerThatAsksFirstIsToldToGoOn() throws Exception {
        try (RawCall call = new RawCall(gateway)) {
            call.say("""
                    POST /v1/webhooks/src_1 HTTP/1.1
                    Host: x
                    Expect: 100-continue
                    Content-Length: 4
                    Connection: close

                    """);

            assertThat(call.until("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(call.say("abcd").rest()).startsWith("HTTP/1.1 200").contains("\"bytes\":4");
        }
    }

    @Test
    void aCallerThatAsksFirstIsToldNoBeforeItSends() throws Exception {
        try (RawCall call = new RawCall(gateway)) {
            String answer = call.say("""
                    POST /v1/purchases:import HTTP/1.1
                    Host: x
                    Expect: 100-continue
                    Content-Length: 400000

                    """).until("\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void anAnswerBeforeTheEndOfTheBodyIsDelivered() throws Exception {
        HttpResponse<String> response = caller.post("/v1/purchases:import?do=early", sized(8 * MIB));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).isEqualTo("{\"status\":409}");
    }

    @Test
    void aBodyThatStallsIsGivenUp() throws Exception {
        int before = suite.feedback().abandoned();
        try (RawCall call = new RawCall(gateway)) {
            String answer = call.say("POST /v1/webhooks/src_1 HTTP/1.1\nHost: x\nContent-Length: 100\n\nhalf")
                    .rest();

            assertThat(answer).startsWith("HTTP/1.1 408").contains("request-timeout");
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> suite.feedback().abandoned() == before + 1);
    }

    private static BodyPublisher sized(int bytes) {
        return BodyPublishers.ofByteArray(new byte[bytes]);
    }

    private static BodyPublisher chunked(int bytes) {
        return BodyPublishers.ofInputStream(() -> new Zeros(bytes, new AtomicLong()));
    }

    /// So many zeros, counted as they are taken.
    private static final class Zeros extends InputStream {
        private final AtomicLong taken;
        private long left;

        Zeros(long size, AtomicLong taken) {
            this.left = size;
            this.taken = taken;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : 0;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            java.util.Arrays.fill(target, offset, offset + count, (byte) 0);
            left -= count;
            taken.addAndGet(count);
            return count;
        }

        @Override
        public void close() throws IOException {
            left = 0;
        }
    }
}
