package io.dangol.kit.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.testkit.FreePorts;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PoolLivenessIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 2;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String address;

    private final List<SqlConnection> held = new ArrayList<>();
    private PgConnectOptions server;
    private Pool pool;

    @BeforeEach
    void openPool() {
        server = PgConnectOptions.fromUri(address).setUser("postgres").setPassword("postgres");
        pool = poolOf(server);
    }

    @AfterEach
    void closePool() {
        held.forEach(SqlConnection::closeAndAwait);
        pool.closeAndAwait();
    }

    @Test
    void aPoolWhoseConnectionsAreAllKeptFailsWhenItsTimeIsOver() {
        PoolLiveness liveness = liveness(pool, server, Duration.ofMillis(300));
        holdAllConnections();

        assertThat(statusOf(liveness)).isEqualTo(Status.UP);
        await().atMost(DEADLINE).until(() -> statusOf(liveness) == Status.DOWN);
    }

    @Test
    void aPoolThatGivesConnectionsAgainIsLive() {
        PoolLiveness liveness = liveness(pool, server, Duration.ofMillis(300));
        holdAllConnections();
        await().atMost(DEADLINE).until(() -> statusOf(liveness) == Status.DOWN);

        held.removeFirst().closeAndAwait();

        await().atMost(DEADLINE).until(() -> statusOf(liveness) == Status.UP);
        assertThat(statusOf(liveness)).isEqualTo(Status.UP);
    }

    @Test
    void aPoolThatFailsToConnectIsGivenUpWhileTheDatabaseAcceptsConnections() {
        Pool lost = poolOf(nobody());
        try {
            PoolLiveness liveness = liveness(lost, server, Duration.ofMillis(300));
            await().atMost(DEADLINE).until(() -> statusOf(liveness) == Status.DOWN);
        } finally {
            lost.closeAndAwait();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsNoReasonForARestart() {
        Pool away = poolOf(nobody());
        try {
            PoolLiveness liveness = liveness(away, nobody(), Duration.ofMillis(20));
            await().during(Duration.ofSeconds(1))
                    .atMost(DEADLINE)
                    .pollInterval(Duration.ofMillis(30))
                    .until(() -> statusOf(liveness) == Status.UP);
        } finally {
            away.closeAndAwait();
        }
    }

    /// As a database server does whose process is stopped: the operating system accepts for it.
    @Test
    void aDatabaseThatAcceptsAndNeverAnswersIsNoReasonForARestartAndKeepsNoConnection() throws IOException {
        List<Socket> accepted = new CopyOnWriteArrayList<>();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> acceptUntilClosed(silent, accepted));
            PgConnectOptions stopped =
                    new PgConnectOptions().setHost("127.0.0.1").setPort(silent.getLocalPort());
            holdAllConnections();
            PoolLiveness liveness = liveness(pool, stopped, Duration.ofMillis(100), Duration.ofMillis(300));

            await().during(Duration.ofSeconds(1)).atMost(DEADLINE).until(() -> statusOf(liveness) == Status.UP);

            assertThat(accepted).isNotEmpty();
            await().atMost(DEADLINE).until(() -> accepted.stream().allMatch(PoolLivenessIT::isClosedByItsClient));
        }
    }

    private static void acceptUntilClosed(ServerSocket server, List<Socket> accepted) {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setSoTimeout(100);
                accepted.add(socket);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static boolean isClosedByItsClient(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // What the client says is not of interest, only that it ends.
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /// The time is gone at the first look after the stop, but the pool answers.
    @Test
    void aProcessThatWasStoppedInTheMiddleOfTheQuestionIsLive() {
        PoolLiveness liveness = liveness(pool, server, Duration.ZERO);

        await().during(Duration.ofSeconds(1)).atMost(DEADLINE).until(() -> statusOf(liveness) == Status.UP);
    }

    @Test
    void theServiceTellsItUnderLive() {
        List<String> names = RestAssured.get("/q/health/live").jsonPath().getList("checks.name", String.class);

        assertThat(names).contains("connection pool");
    }

    private void holdAllConnections() {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            held.add(pool.getConnectionAndAwait());
        }
    }

    private Pool poolOf(PgConnectOptions options) {
        PoolOptions limits = new PoolOptions()
                .setMaxSize(CONNECTIONS)
                .setConnectionTimeout(200)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool().with(limits).connectingTo(options).using(vertx).build();
    }

    private static PgConnectOptions nobody() {
        return new PgConnectOptions().setHost("127.0.0.1").setPort(FreePorts.next());
    }

    private PoolLiveness liveness(Pool asked, PgConnectOptions beside, Duration patience) {
        return liveness(asked, beside, patience, Duration.ofSeconds(5));
    }

    private PoolLiveness liveness(Pool asked, PgConnectOptions beside, Duration patience, Duration besideTimeout) {
        return new PoolLiveness(asked, vertx, beside, new LivenessSettings() {
            @Override
            public Duration poolPatience() {
                return patience;
            }

            @Override
            public Duration besideTimeout() {
                return besideTimeout;
            }
        });
    }

    private static Status statusOf(PoolLiveness liveness) {
        return liveness.call().await().atMost(DEADLINE).getStatus();
    }
}
