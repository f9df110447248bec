package io.dangol.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.testkit.FreePorts;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.LivePool;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PoolOptions;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What callers learn when the database goes away under them, at each way to it.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TransactionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int CONNECTIONS_MOST = 20;
    private static final int POOLED = 5;
    private static final String POOL_NAME = "dying-pool";

    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connectionsMost;

    @Inject
    Transactions transactions;

    @Inject
    Event<Transactions.Committed> committed;

    @Inject
    Vertx vertx;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;

    enum Way {
        WRITE,
        READ,
        SNAPSHOT;

        void run(Transactions transactions, String sql) {
            run(transactions, connection -> connection.query(sql).execute().replaceWith(sql));
        }

        void run(Transactions transactions, Function<SqlConnection, Uni<String>> work) {
            begin(transactions, work).await().atMost(PATIENCE);
        }

        Uni<String> begin(Transactions transactions, Function<SqlConnection, Uni<String>> work) {
            return switch (this) {
                case WRITE -> transactions.write(work);
                case READ -> transactions.read(work);
                case SNAPSHOT -> transactions.snapshot(work);
            };
        }
    }

    @AfterEach
    void leaveNoDeadConnections() {
        LivePool.await(pool, connectionsMost);
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatEndsUnderItIsUnavailable(Way way) {
        assertThatThrownBy(() -> way.run(transactions, "SELECT pg_terminate_backend(pg_backend_pid())"))
                .satisfies(TransactionsIT::isUnavailable);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatIsNotThereIsUnavailable(Way way) {
        PgConnectOptions nobody = new PgConnectOptions().setHost("127.0.0.1").setPort(FreePorts.next());
        Pool dead = PgBuilder.pool().connectingTo(nobody).using(vertx).build();
        try {
            assertThatThrownBy(() -> way.run(new Transactions(dead, committed), "SELECT 1"))
                    .satisfies(TransactionsIT::isUnavailable);
        } finally {
            dead.closeAndAwait();
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

    /// All on one event loop, which is busy while the connections end, so that the pool lends them
    /// before it can know.
    @ParameterizedTest
    @EnumSource
    void connectionsThatDiedInThePoolFailNobody(Way way) {
        Pool mortal = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(POOLED))
                .connectingTo(server())
                .using(vertx)
                .build();
        Transactions mine = new Transactions(mortal, committed);
        Context context = vertx.getOrCreateContext();
        try {
            onContext(context, () -> together(mine, way, "SELECT pg_sleep(0.1)"))
                    .await()
                    .atMost(PATIENCE);

            int done = onContext(context, () -> {
                        endAllConnections();
                        return together(mine, way, "SELECT 1");
                    })
                    .await()
                    .atMost(PATIENCE);

            assertThat(done).isEqualTo(POOLED);
        } finally {
            mortal.closeAndAwait();
        }
    }

    private static Uni<Integer> together(Transactions transactions, Way way, String sql) {
        return Uni.join()
                .all(IntStream.range(0, POOLED)
                        .mapToObj(number -> way.begin(
                                transactions,
                                connection -> connection.query(sql).execute().replaceWith(sql)))
                        .toList())
                .andFailFast()
                .map(List::size);
    }

    private static Uni<Integer> onContext(Context context, Supplier<Uni<Integer>> work) {
        return Uni.createFrom()
                .emitter(emitter ->
                        context.runOnContext(() -> work.get().subscribe().with(emitter::complete, emitter::fail)));
    }

    private void endAllConnections() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"
                    + POOL_NAME + "'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private PgConnectOptions server() {
        return PgConnectOptions.fromUri(url)
                .setUser("postgres")
                .setPassword("postgres")
                .addProperty("application_name", POOL_NAME);
    }

    private static void isUnavailable(Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.SERVICE_UNAVAILABLE));
    }
}
