package io.dangol.feedback.source;

import io.dangol.feedback.base.id.SourceId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// The keys that the deliveries of a source are signed with.
public interface SourceKeys {
    /// The live keys of a source, as they were a second ago at the most.
    Uni<Found> find(SourceId sourceId);

    /// The live keys of a source as they are now.
    Uni<Found> read(SourceId sourceId);

    /// What is known of a source's keys.
    ///
    /// @param keys the live ones; empty where there is no such source
    /// @param isFresh whether they were read from the database just now; else up to a second ago
    record Found(Optional<SigningKeys> keys, boolean isFresh) {}
}
