package io.dangol.feedback.voice;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads recorded feedback.
public interface FeedbackReader {
    /// One piece of feedback; empty where there is none.
    Uni<Optional<Feedback>> find(SqlConnection connection, UUID id);

    /// Those of `ids` that the caller may see, the newest first.
    Uni<List<Feedback>> visible(SqlConnection connection, List<UUID> ids, FeedbackScope scope);

    /// What is recorded under some references.
    Uni<List<Submission>> recorded(SqlConnection connection, List<Reference> references);
}
