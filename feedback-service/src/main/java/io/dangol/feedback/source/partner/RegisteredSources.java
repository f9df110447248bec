package io.dangol.feedback.source.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.source.KnownSource;
import io.dangol.feedback.source.KnownSources;
import io.dangol.kit.security.SourceBook;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the ids of sources are called, and how what they sent is read. A name never changes, so it is remembered once
/// it is known.
@ApplicationScoped
class RegisteredSources implements SourceBook, KnownSources {
    private static final int SOURCES_MOST = 10_000;

    private final Transactions transactions;
    private final SourceRepository sources;
    private final Cache<UUID, String> names =
            Caffeine.newBuilder().maximumSize(SOURCES_MOST).build();

    RegisteredSources(Transactions transactions, SourceRepository sources) {
        this.transactions = transactions;
        this.sources = sources;
    }

    @Override
    public Uni<Optional<String>> nameOf(UUID id) {
        String known = names.getIfPresent(id);
        return known == null
                ? transactions
                        .read(connection -> sources.find(connection, new SourceId(id)))
                        .map(found -> found.map(Source::name))
                        .invoke(found -> found.ifPresent(name -> names.put(id, name)))
                : Uni.createFrom().item(Optional.of(known));
    }

    @Override
    public Uni<Map<UUID, String>> names(SqlConnection connection, Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : sources.names(connection, ids);
    }

    @Override
    public Uni<Optional<KnownSource>> known(SqlConnection connection, SourceId sourceId) {
        return sources.find(connection, sourceId)
                .map(found -> found.map(source -> new KnownSource(source.id(), source.name(), source.mapping())));
    }
}
