package io.dangol.kit.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Fails when the pool has given no connection for a while although the database takes new ones: only a restart brings
/// such a process back. A database that is away is no reason for a restart, and the check passes.
///
/// Each check asks the pool for a connection and returns it without a statement. Only a pool that has been silent for
/// `dangol.liveness.pool-patience` makes it open a connection beside the pool.
@Liveness
@ApplicationScoped
public class PoolLiveness implements AsyncHealthCheck {
    private static final Logger LOG = Logger.getLogger(PoolLiveness.class);
    private static final String NAME = "connection pool";
    /// Quarkus accepts addresses with this prefix.
    private static final String PREFIX = "vertx-reactive:";

    private final Pool pool;
    private final Vertx vertx;
    private final PgConnectOptions server;
    private final LivenessSettings settings;
    private boolean asking;
    private boolean silent;
    private long silentSinceNanos;
    private @Nullable Uni<Boolean> besideUnderWay;

    @Inject
    PoolLiveness(
            Pool pool,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") List<String> addresses,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            LivenessSettings settings) {
        this(pool, vertx, server(addresses.getFirst(), user, password), settings);
    }

    /// @param server what to connect to beside the pool
    PoolLiveness(Pool pool, Vertx vertx, PgConnectOptions server, LivenessSettings settings) {
        this.pool = pool;
        this.vertx = vertx;
        this.server = limited(server, (int) settings.besideTimeout().toMillis());
        this.settings = settings;
    }

    private static PgConnectOptions server(String address, Optional<String> user, Optional<String> password) {
        PgConnectOptions server =
                PgConnectOptions.fromUri(address.startsWith(PREFIX) ? address.substring(PREFIX.length()) : address);
        user.ifPresent(server::setUser);
        password.ifPresent(server::setPassword);
        return server;
    }

    /// A server that accepts a connection and never answers must not keep it.
    private static PgConnectOptions limited(PgConnectOptions server, int timeoutMillis) {
        server.setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(timeoutMillis)
                .setConnectTimeout(timeoutMillis);
        return server;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().deferred(() -> {
            askPool();
            return isOutOfPatience() ? besideOpens().map(this::judge) : up();
        });
    }

    private HealthCheckResponse judge(boolean besideOpens) {
        if (!besideOpens) {
            // The database is away. Once it is back, the pool has all its time again.
            listenAnew();
        } else if (isOutOfPatience()) {
            // Asked again, because the pool may have answered while the connection beside it opened: a process that
            // was stopped finds its time gone when it goes on.
            LOG.errorf(
                    "The pool has given no connection for %s although the database accepts one",
                    settings.poolPatience());
            return HealthCheckResponse.down(NAME);
        }
        return HealthCheckResponse.up(NAME);
    }

    private static Uni<HealthCheckResponse> up() {
        return Uni.createFrom().item(HealthCheckResponse.up(NAME));
    }

    /// At most one question at a time waits in the pool.
    private void askPool() {
        synchronized (this) {
            if (asking) {
                return;
            }
            asking = true;
            if (!silent) {
                silent = true;
                silentSinceNanos = System.nanoTime();
            }
        }
        Uni.createFrom()
                .deferred(pool::getConnection)
                .flatMap(SqlConnection::close)
                .subscribe()
                .with(given -> answered(false), failure -> answered(true));
    }

    private synchronized void answered(boolean stillSilent) {
        asking = false;
        silent = stillSilent;
    }

    private synchronized boolean isOutOfPatience() {
        return silent
                && System.nanoTime() - silentSinceNanos
                        >= settings.poolPatience().toNanos();
    }

    private synchronized void listenAnew() {
        silentSinceNanos = System.nanoTime();
    }

    /// Whether a new connection opens and answers in time. One attempt at a time; one that is late
    /// closes itself.
    private Uni<Boolean> besideOpens() {
        return besideUnderWay().ifNoItem().after(settings.besideTimeout()).recoverWithItem(false);
    }

    private synchronized Uni<Boolean> besideUnderWay() {
        if (besideUnderWay == null) {
            besideUnderWay = Uni.createFrom()
                    .deferred(() -> PgConnection.connect(vertx, server))
                    .flatMap(
                            connection -> connection.query("SELECT 1").execute().eventually(connection::close))
                    .replaceWith(true)
                    .onFailure()
                    .recoverWithItem(false)
                    .onTermination()
                    .invoke(this::besideEnded)
                    .memoize()
                    .indefinitely();
        }
        return besideUnderWay;
    }

    private synchronized void besideEnded() {
        besideUnderWay = null;
    }
}
