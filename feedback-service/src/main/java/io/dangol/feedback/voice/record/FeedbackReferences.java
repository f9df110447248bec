package io.dangol.feedback.voice.record;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What is recorded under the names that sources have for what was said.
@ApplicationScoped
public class FeedbackReferences {
    private final FeedbackRepository repository;

    FeedbackReferences(FeedbackRepository repository) {
        this.repository = repository;
    }

    /// What is recorded under some references.
    public Uni<List<Submission>> find(SqlConnection connection, List<Reference> references) {
        return repository
                .findByReference(connection, references)
                .map(found -> found.stream().map(Feedback::submission).toList());
    }
}
