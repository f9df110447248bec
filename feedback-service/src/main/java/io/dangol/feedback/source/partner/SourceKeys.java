package io.dangol.feedback.source.partner;

import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the deliveries of a source may be signed with, for those who verify them.
@ApplicationScoped
public class SourceKeys {
    private final Transactions transactions;
    private final SourceRepository sources;
    private final SecretStore secrets;
    private final KeyCache cache;
    private final Clock clock;

    SourceKeys(Transactions transactions, SourceRepository sources, SecretStore secrets, KeyCache cache, Clock clock) {
        this.transactions = transactions;
        this.sources = sources;
        this.secrets = secrets;
        this.cache = cache;
        this.clock = clock;
    }

    /// What is known of a source's keys.
    ///
    /// @param keys the live ones; empty where there is no such source
    /// @param isPresent whether they were read just now; else up to a second ago
    public record Found(Optional<SigningKeys> keys, boolean isPresent) {}

    /// The live keys of a source, as they were a second ago at the most.
    public Uni<Found> find(UUID sourceId) {
        Optional<SigningKeys> cached = cache.find(sourceId).flatMap(ring -> ring.at(clock.instant()));
        return cached.isPresent() ? Uni.createFrom().item(new Found(cached, false)) : read(sourceId);
    }

    /// The live keys of a source as they are now.
    public Uni<Found> read(UUID sourceId) {
        return transactions
                .read(connection -> secrets.ring(connection, sourceId, clock.instant()))
                .invoke(ring -> ring.ifPresent(cache::keep))
                .map(ring -> new Found(ring.flatMap(kept -> kept.at(clock.instant())), true));
    }

    /// The names of those of `ids` that there are.
    public Uni<Map<UUID, String>> names(SqlConnection connection, Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : sources.names(connection, ids);
    }

    /// A source without its keys, in the caller's transaction; empty where there is none.
    public Uni<Optional<KnownSource>> known(SqlConnection connection, UUID sourceId) {
        return sources.find(connection, sourceId)
                .map(found -> found.map(source -> new KnownSource(source.id(), source.name(), source.mapping())));
    }
}
