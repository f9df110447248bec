package io.dangol.feedback.source.secret;

import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.source.SigningKeys;
import io.dangol.feedback.source.SourceKeys;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/// Reads the keys of sources, and keeps them for a second.
@ApplicationScoped
class CachedKeys implements SourceKeys {
    private final Transactions transactions;
    private final SecretStore secrets;
    private final KeyCache cache;
    private final Clock clock;

    CachedKeys(Transactions transactions, SecretStore secrets, KeyCache cache, Clock clock) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public Uni<Found> find(SourceId sourceId) {
        Optional<SigningKeys> cached = cache.find(sourceId).flatMap(ring -> ring.at(clock.instant()));
        return cached.isPresent() ? Uni.createFrom().item(new Found(cached, false)) : read(sourceId);
    }

    @Override
    public Uni<Found> read(SourceId sourceId) {
        return transactions
                .read(connection -> secrets.ring(connection, sourceId, clock.instant()))
                .invoke(ring -> ring.ifPresent(cache::keep))
                .map(ring -> new Found(ring.flatMap(kept -> kept.at(clock.instant())), true));
    }
}
