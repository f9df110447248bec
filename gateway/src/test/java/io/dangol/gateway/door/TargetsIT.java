package io.dangol.gateway.door;

import static io.dangol.gateway.door.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A service moves to another address while the gateway runs.
@QuarkusTest
class TargetsIT extends GatewayTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int CALLERS = 8;
    private static final int MOVES = 6;

    private final AtomicLong answered = new AtomicLong();
    private Vertx vertx;

    @BeforeEach
    void openVertx() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void moveBack() throws Exception {
        moveCustomerTo(suite.customer());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void newRequestsGoToTheNewAddressAndThoseUnderWayFinishAtTheFormerOne() throws Exception {
        Peer next = new Peer(vertx, "next");
        CompletableFuture<HttpResponse<String>> underWay = caller.client()
                .sendAsync(caller.request("/v1/customers?do=hold").build(), BodyHandlers.ofString());
        await().atMost(DEADLINE).until(() -> suite.customer().held() == 1);
        int before = suite.customer().requests();

        moveCustomerTo(next);

        assertThat(json(caller.get("/v1/customers")).getString("service")).isEqualTo("next");
        assertThat(suite.customer().requests()).isEqualTo(before);
        assertThat(targets().getInteger("draining.customer")).isEqualTo(1);
        assertThat(targets().getInteger("draining.loyalty")).isZero();

        suite.customer().release();

        assertThat(json(underWay.get()).getString("service")).isEqualTo("customer");
        await().atMost(DEADLINE).until(() -> targets().getInteger("draining.customer") == 0);
    }

    @Test
    void otherServicesStayWhereTheyAre() throws Exception {
        moveCustomerTo(new Peer(vertx, "next"));

        assertThat(json(caller.get("/v1/accounts/acc_1")).getString("service")).isEqualTo("loyalty");
    }

    @Test
    void aFileThatIsNotClearChangesNothing() throws Exception {
        moveCustomerTo(new Peer(vertx, "next"));
        long revision = targets().getLong("revision");
        replace("revision=" + (revision + 1) + "\ncustomer=somewhere\n");

        await().during(Duration.ofSeconds(1))
                .atMost(DEADLINE)
                .until(() -> targets().getLong("revision") == revision);
        assertThat(json(caller.get("/v1/customers")).getString("service")).isEqualTo("next");
    }

    @Test
    void healthAsksTheNewAddress() throws Exception {
        Peer next = new Peer(vertx, "next");
        next.setReady(false);
        moveCustomerTo(next);

        await().atMost(DEADLINE)
                .until(() -> caller.send(caller.anonymous("/health")).statusCode() == 503);
        next.setReady(true);
        await().atMost(DEADLINE)
                .until(() -> caller.send(caller.anonymous("/health")).statusCode() == 200);
    }

    /// Reads and writes without a pause while the service moves again and again, and each time its
    /// former process ends as soon as the gateway says that it is not in use.
    @Test
    void noRequestFailsWhileAServiceMovesAndItsFormerProcessEnds() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Future<List<String>>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int number = 0; number < CALLERS; number++) {
                    boolean writes = number % 2 == 0;
                    callers.add(threads.submit(() -> callUntil(over, writes)));
                }
                Peer former = null;
                for (int move = 0; move < MOVES; move++) {
                    long enough = answered.get() + 200;
                    await().atMost(DEADLINE).until(() -> answered.get() >= enough);
                    Peer next = new Peer(vertx, "next-" + move);
                    moveCustomerTo(next);
                    await().atMost(DEADLINE).until(() -> targets().getInteger("draining.customer") == 0);
                    if (former != null) {
                        former.stop();
                    }
                    former = next;
                }
            } finally {
                over.set(true);
            }
        }
        for (Future<List<String>> one : callers) {
            assertThat(one.get()).isEmpty();
        }
    }

    /// @return what did not succeed
    private List<String> callUntil(AtomicBoolean over, boolean writes) throws InterruptedException {
        List<String> failures = new ArrayList<>();
        Caller own = new Caller(gateway, suite.tokens().good());
        while (!over.get()) {
            try {
                HttpResponse<String> answer =
                        writes ? own.post("/v1/customers", "{\"a\":1}") : own.get("/v1/customers?limit=1");
                if (answer.statusCode() != 200) {
                    failures.add(answer.statusCode() + " " + answer.body());
                }
                answered.incrementAndGet();
            } catch (IOException failure) {
                failures.add(failure.toString());
            }
        }
        return failures;
    }

    private void moveCustomerTo(Peer peer) throws Exception {
        long revision = targets().getLong("revision") + 2;
        replace("revision=" + revision + "\ncustomer=" + peer.url() + "\n");
        await().atMost(DEADLINE).until(() -> targets().getLong("revision") == revision);
    }

    private void replace(String content) throws IOException {
        Path written = Files.createTempFile("targets", ".properties");
        Files.writeString(written, content);
        Files.move(written, suite.targets(), StandardCopyOption.ATOMIC_MOVE);
    }

    private JsonObject targets() throws Exception {
        return json(caller.send(caller.anonymous("/q/health/ready"))).getJsonArray("checks").stream()
                .map(JsonObject.class::cast)
                .filter(check -> check.getString("name").equals("targets"))
                .map(check -> check.getJsonObject("data"))
                .findFirst()
                .orElseThrow();
    }
}
