package io.dangol.feedback.voice.record;

import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.FeedbackReader;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.Reference;
import io.dangol.feedback.voice.Submission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads feedback from the database.
@ApplicationScoped
class StoredFeedback implements FeedbackReader {
    private final FeedbackRepository repository;

    StoredFeedback(FeedbackRepository repository) {
        this.repository = repository;
    }

    @Override
    public Uni<Optional<Feedback>> find(SqlConnection connection, UUID id) {
        return repository.find(connection, id);
    }

    @Override
    public Uni<List<Feedback>> visible(SqlConnection connection, List<UUID> ids, FeedbackScope scope) {
        return repository
                .findAll(connection, ids)
                .map(found -> found.stream().filter(scope::has).toList());
    }

    @Override
    public Uni<List<Submission>> recorded(SqlConnection connection, List<Reference> references) {
        return repository
                .findByReference(connection, references)
                .map(found -> found.stream().map(Feedback::submission).toList());
    }
}
