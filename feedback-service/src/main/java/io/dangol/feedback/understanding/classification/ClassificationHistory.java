package io.dangol.feedback.understanding.classification;

import io.dangol.feedback.base.id.CustomerId;
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

/// Tells again what feedback was understood to say, as it is understood now: what it was before a correction is not
/// kept, so corrections are not told by themselves.
@ApplicationScoped
@Priority(ClassificationHistory.BEHIND_FEEDBACK)
class ClassificationHistory implements EventHistory {
    /// The follow-up has the same priority: what follows from feedback is told again in the order in which it was.
    static final int BEHIND_FEEDBACK = 90;

    private static final Part KNOWN = new Part(
            """
            made.feedback_id, made.version, made.language, made.needs_review, made.judgements::text AS judgements,
            made.classified_at, feedback.customer_id
            """,
            "feedback JOIN classification AS made ON made.feedback_id = feedback.id",
            "feedback.customer_id IS NOT NULL",
            "feedback.customer_id",
            "place_of(made.classified_at, feedback.id)",
            "made.classified_at");
    private static final HistoryQuery CLASSIFICATIONS =
            HistoryQuery.of(KNOWN, KNOWN.with("feedback.customer_id IS NULL", "feedback.id"));

    private final ClassificationRepository repository;

    ClassificationHistory(ClassificationRepository repository) {
        this.repository = repository;
    }

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return CLASSIFICATIONS.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return CLASSIFICATIONS.read(connection, stretch, this::event);
    }

    private FeedbackClassified event(Row row) {
        Classification made = repository.classification(row);
        return FeedbackClassified.of(made, CustomerId.orNull(row.getUUID("customer_id")), made.classifiedAt());
    }
}
