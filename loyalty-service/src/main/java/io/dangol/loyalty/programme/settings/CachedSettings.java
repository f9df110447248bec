package io.dangol.loyalty.programme.settings;

import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.programme.CurrentSettings;
import io.dangol.loyalty.programme.ProgrammeSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The settings that hold, read every two seconds at most: a change takes up to that long to reach every replica. It
/// holds at once in the one that made it.
@ApplicationScoped
class CachedSettings implements CurrentSettings {
    private static final Duration FRESH_FOR = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final SettingsReader reader;
    private final Clock clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    CachedSettings(Transactions transactions, SettingsReader reader, Clock clock) {
        this.transactions = transactions;
        this.reader = reader;
        this.clock = clock;
    }

    private record Known(ProgrammeSettings settings, Instant until) {}

    @Override
    public Uni<ProgrammeSettings> get() {
        return freshOr(() -> transactions.read(reader::read));
    }

    @Override
    public Uni<ProgrammeSettings> get(SqlConnection connection) {
        return freshOr(() -> reader.read(connection));
    }

    /// Has them read anew.
    void forget() {
        known.set(null);
    }

    private Uni<ProgrammeSettings> freshOr(Supplier<Uni<ProgrammeSettings>> reading) {
        return Uni.createFrom().deferred(() -> {
            Known last = known.get();
            return last != null && clock.instant().isBefore(last.until())
                    ? Uni.createFrom().item(last.settings())
                    : reading.get()
                            .invoke(read ->
                                    known.set(new Known(read, clock.instant().plus(FRESH_FOR))));
        });
    }
}
