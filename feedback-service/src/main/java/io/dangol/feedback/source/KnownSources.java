package io.dangol.feedback.source;

import io.dangol.feedback.base.id.SourceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Sources, for those who read what they sent.
public interface KnownSources {
    /// The names of those of `ids` that there are.
    Uni<Map<UUID, String>> names(SqlConnection connection, Collection<UUID> ids);

    /// A source, in the caller's transaction; empty where there is none.
    Uni<Optional<KnownSource>> known(SqlConnection connection, SourceId sourceId);
}
