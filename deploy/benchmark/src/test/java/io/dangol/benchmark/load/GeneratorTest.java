package io.dangol.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GeneratorTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String BODY = "{\"account\":\"{account}\"}";

    @Test
    void aClosedLoopKeepsEveryConnectionBusyAndCountsEveryAnswer() throws IOException {
        try (TinyServer server = new TinyServer(number -> TinyServer.CREATED)) {
            LoadResult result =
                    LoadGenerator.run(server.address(), Load.closed(8, SHORT, SHORT), single(), perSecond -> {});

            assertThat(server.faults()).isEmpty();
            assertThat(server.keys()).hasSize((int) result.acknowledged());
            assertThat(server.keys().values()).allMatch(times -> times == 1);
            assertThat(result.acknowledged()).isGreaterThan(8);
            assertThat(result.isClean()).isTrue();
            assertThat(result.perSecond()).isPositive();
        }
    }

    @Test
    void anOpenLoopSendsExactlyWhatWasDue() throws IOException {
        try (TinyServer server = new TinyServer(number -> TinyServer.CREATED)) {
            LoadResult result = LoadGenerator.run(
                    server.address(),
                    Load.open(4, 500, Duration.ofMillis(200), Duration.ofMillis(800)),
                    single(),
                    perSecond -> {});

            assertThat(result.acknowledged()).isEqualTo(500);
            assertThat(result.latency().count()).isEqualTo(400);
            assertThat(result.isClean()).isTrue();
        }
    }

    @Test
    void aServerThatStopsForAMomentCannotHideIt() throws IOException {
        try (TinyServer server = new TinyServer(number -> {
            if (number == 50) {
                // One connection: all that are due in this half second are late.
                Thread.sleep(500);
            }
            return TinyServer.CREATED;
        })) {
            LoadResult result = LoadGenerator.run(
                    server.address(),
                    Load.open(1, 200, Duration.ZERO, Duration.ofSeconds(1)),
                    single(),
                    perSecond -> {});

            assertThat(result.acknowledged()).isEqualTo(200);
            assertThat(result.latency().p50Millis()).isLessThan(500);
            assertThat(result.latency().p90Millis()).isGreaterThan(250);
            assertThat(result.latency().maxMillis()).isGreaterThanOrEqualTo(500);
        }
    }

    @Test
    void whatFindsNoConnectionInTimeIsGivenUpAndSaid() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (TinyServer server = new TinyServer(number -> {
            if (number == 3) {
                assertThat(never.await(700, java.util.concurrent.TimeUnit.MILLISECONDS))
                        .isFalse();
            }
            return TinyServer.CREATED;
        })) {
            Load load = new Load(1, new Pace.Open(100), Duration.ZERO, Duration.ofSeconds(1), Duration.ofMillis(100));

            LoadResult result = LoadGenerator.run(server.address(), load, single(), perSecond -> {});

            assertThat(result.givenUp()).isBetween(50L, 70L);
            assertThat(result.acknowledged() + result.givenUp()).isEqualTo(100);
        }
    }

    @Test
    void refusalsAndLostConnectionsAreCountedAndTheLoadGoesOn() throws IOException {
        try (TinyServer server = new TinyServer(number -> switch (number) {
            case 2 -> "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n";
            case 3 -> "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
            case 4 -> "";
            default -> TinyServer.CREATED;
        })) {
            LoadResult result = LoadGenerator.run(
                    server.address(), Load.open(1, 50, Duration.ZERO, SHORT), single(), perSecond -> {});

            assertThat(result.answers()).containsEntry(503, 2L).containsEntry(201, 12L);
            assertThat(result.withoutRetryAfter()).isEqualTo(1);
            assertThat(result.unanswered()).isEqualTo(1);
            assertThat(result.isClean()).isFalse();
        }
    }

    @Test
    void theBeginningOfEveryAcknowledgementIsHandedOn() throws IOException {
        try (TinyServer server = new TinyServer(number -> number == 2
                ? "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 4\r\n\r\nbusy"
                : "HTTP/1.1 202 Accepted\r\nContent-Length: 12\r\n\r\nid-%02d and on".formatted(number))) {
            List<String> answers = new ArrayList<>();

            LoadResult result = LoadGenerator.run(
                    server.address(),
                    Load.open(1, 4, Duration.ZERO, Duration.ofSeconds(1)),
                    new Asking(single(), answers),
                    perSecond -> {});

            assertThat(answers).containsExactly("id-01", "id-03", "id-04");
            assertThat(result.acknowledged()).isEqualTo(3);
        }
    }

    /// Requests that are acknowledged with 202 and an id of five characters.
    private record Asking(Postings requests, List<String> answers) implements Outgoing {
        @Override
        public int longest() {
            return requests.longest();
        }

        @Override
        public void next(ByteBuffer target) {
            requests.next(target);
        }

        @Override
        public int acknowledgedBy() {
            return 202;
        }

        @Override
        public int keptOfAnswer() {
            return 5;
        }

        @Override
        public void acknowledged(ByteBuffer body) {
            answers.add(StandardCharsets.US_ASCII.decode(body).toString());
        }
    }

    @Test
    void batchesAreStreamedRequestAfterRequestAndEveryLineHasAResult() throws IOException {
        try (TinyServer server = new TinyServer(number -> TinyServer.CREATED)) {
            BatchResult result =
                    BatchGenerator.run(server.address(), batch("/batch", 2, 1_000, SHORT), lines(), perSecond -> {});

            assertThat(server.faults()).isEmpty();
            assertThat(server.keys()).hasSize((int) result.created());
            assertThat(server.keys().values()).allMatch(times -> times == 1);
            assertThat(result.created()).isGreaterThan(2_000);
            assertThat(result.others()).isZero();
            assertThat(result.perSecond()).isPositive();
        }
    }

    @Test
    void aBatchThatIsRefusedAsAWholeEndsTheRun() throws IOException {
        String refusal = "HTTP/1.1 415 Unsupported Media Type\r\nContent-Length: 0\r\n\r\n";
        try (TinyServer server = new TinyServer(number -> refusal)) {
            assertThatThrownBy(() -> BatchGenerator.run(
                            server.address(), batch("/other", 1, 10, SHORT), lines(), perSecond -> {}))
                    .isInstanceOf(IOException.class);
        }
    }

    private static Postings single() {
        int length = BODY.length() - "{account}".length() + 30;
        return new Postings(
                List.of(Template.of("POST / HTTP/1.1\r\nIdempotency-Key: a-{key}\r\nContent-Length: " + length
                        + "\r\n\r\n" + BODY)),
                1_000,
                1);
    }

    private static Postings lines() {
        return new Postings(List.of(Template.of("{\"account\":\"{account}\",\"key\":\"b-{key}\"}\n")), 1_000, 1);
    }

    private static BatchLoad batch(String path, int connections, int lines, Duration measured) {
        return new BatchLoad(
                connections,
                "POST " + path + " HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
                lines,
                "\"status\":201",
                Duration.ofMillis(50),
                measured);
    }
}
