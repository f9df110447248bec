package io.dangol.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What callers learn when the database goes away under them, at each way to it.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TransactionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int CONNECTIONS_MOST = 20;

    @Inject
    Transactions transactions;

    @Inject
    Event<Transactions.Committed> committed;

    @Inject
    Vertx vertx;

    enum Way {
        WRITE,
        READ,
        SNAPSHOT;

        void run(Transactions transactions, String sql) {
            run(transactions, connection -> connection.query(sql).execute().replaceWith(sql));
        }

        void run(Transactions transactions, Function<SqlConnection, Uni<String>> work) {
            Uni<String> done = switch (this) {
                case WRITE -> transactions.write(work);
                case READ -> transactions.read(work);
                case SNAPSHOT -> transactions.snapshot(work);
            };
            done.await().atMost(PATIENCE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatEndsUnderItIsUnavailable(Way way) {
        assertThatThrownBy(() -> way.run(transactions, "SELECT pg_terminate_backend(pg_backend_pid())"))
                .satisfies(TransactionsIT::isUnavailable);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatIsNotThereIsUnavailable(Way way) throws IOException {
        PgConnectOptions nobody = new PgConnectOptions().setHost("127.0.0.1").setPort(closedPort());
        Pool pool = PgBuilder.pool().connectingTo(nobody).using(vertx).build();
        try {
            assertThatThrownBy(() -> way.run(new Transactions(pool, committed), "SELECT 1"))
                    .satisfies(TransactionsIT::isUnavailable);
        } finally {
            pool.closeAndAwait();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStatementThatIsWrongIsNotAnOutage(Way way) {
        assertThatThrownBy(() -> way.run(transactions, "SELECT 1 / 0"))
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getSqlState()).isEqualTo("22012"));
    }

    /// More often than the pool has connections, so that one lost each time would leave none.
    @ParameterizedTest
    @EnumSource
    void workThatThrowsGivesItsConnectionBack(Way way) {
        for (int throwing = 0; throwing < CONNECTIONS_MOST; throwing++) {
            assertThatThrownBy(() -> way.run(transactions, connection -> {
                        throw new IllegalStateException("thrown before there is a Uni");
                    }))
                    .hasMessage("thrown before there is a Uni");
        }
        way.run(transactions, "SELECT 1");
    }

    private static void isUnavailable(Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.SERVICE_UNAVAILABLE));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
