package io.dangol.feedback.voice.record;

import io.dangol.feedback.voice.Feedback;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.republish.EventHistory;
import io.dangol.kit.republish.HistoryQuery;
import io.dangol.kit.republish.HistoryQuery.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Tells again what was said, and what its source made of it later. Who said it is who is known by now.
@ApplicationScoped
@Priority(FeedbackHistory.FIRST)
class FeedbackHistory implements EventHistory {
    /// Every other event of feedback follows from this one.
    static final int FIRST = 100;

    private static final Part KNOWN = new Part(
            FeedbackRepository.AS_SAID,
            "feedback_as_said",
            "customer_id IS NOT NULL",
            "customer_id",
            "place_of(said_at, id)",
            "said_at");
    private static final HistoryQuery FEEDBACK = HistoryQuery.of(KNOWN, KNOWN.with("customer_id IS NULL", "id"));

    private final IdentityHasher hasher;

    FeedbackHistory(IdentityHasher hasher) {
        this.hasher = hasher;
    }

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return FEEDBACK.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return FEEDBACK.read(connection, stretch, this::event);
    }

    private DomainEvent event(Row row) {
        Feedback feedback = FeedbackRepository.feedback(row);
        return feedback.version() == 1 ? FeedbackReceived.of(feedback, hasher) : FeedbackRevised.of(feedback);
    }
}
