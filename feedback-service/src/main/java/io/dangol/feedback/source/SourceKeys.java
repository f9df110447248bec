package io.dangol.feedback.source;

import io.dangol.feedback.base.id.SourceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The keys that the deliveries of a source are signed with.
public interface SourceKeys {
    /// The live keys of a source, as they were a second ago at the most.
    Uni<Found> find(SourceId sourceId);

    /// The live keys of a source as they are now.
    Uni<Found> read(SourceId sourceId);

    /// The names of those of `ids` that there are.
    Uni<Map<UUID, String>> names(SqlConnection connection, Collection<UUID> ids);

    /// A source without its keys, in the caller's transaction; empty where there is none.
    Uni<Optional<KnownSource>> known(SqlConnection connection, SourceId sourceId);

    /// What is known of a source's keys.
    ///
    /// @param keys the live ones; empty where there is no such source
    /// @param isPresent whether they were read just now; else up to a second ago
    record Found(Optional<SigningKeys> keys, boolean isPresent) {}
}
