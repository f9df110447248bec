package io.dangol.feedback.feedback;

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

    /// The newest under each of some references; a source and an external reference at the same place
    /// belong together.
    public Uni<List<Submission>> find(SqlConnection connection, List<String> sources, List<String> externalRefs) {
        return repository
                .findByReference(connection, sources, externalRefs)
                .map(found -> found.stream().map(Feedback::submission).toList());
    }
}
