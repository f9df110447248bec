package io.dangol.feedback.voice.response;

import io.dangol.feedback.voice.FeedbackFollowUp;
import io.dangol.feedback.voice.Rating;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.outbox.DomainEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Feedback with a rating is a response, whichever way it came in.
@ApplicationScoped
@Priority(ResponseHistory.BEHIND_FEEDBACK)
class ResponseFollowUp implements FeedbackFollowUp<Rating> {
    @Override
    public Optional<Rating> prepare(Submission said) {
        return Optional.ofNullable(said.rating());
    }

    @Override
    public Effect follow(List<Prepared<Rating>> rated) {
        return Effect.told(rated.stream()
                .<DomainEvent>map(response -> ResponseRecorded.of(response.feedback(), response.preparation()))
                .toList());
    }

    /// A response is recorded once. A later score of the same response is in the version's own event.
    @Override
    public Uni<List<DomainEvent>> followRevision(SqlConnection transaction, Revision<Rating> revision) {
        List<DomainEvent> recorded = revision.before().submission().rating() == null
                ? List.of(ResponseRecorded.of(revision.now(), revision.preparation()))
                : List.of();
        return Uni.createFrom().item(recorded);
    }
}
