package io.dangol.feedback.voice.response;

import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.record.FeedbackRepository;
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
import java.util.Objects;

/// Tells again who answered on a scale: once where a rating came, not where it was edited.
@ApplicationScoped
@Priority(ResponseHistory.BEHIND_FEEDBACK)
class ResponseHistory implements EventHistory {
    /// The follow-up has the same priority: what follows from feedback is told again in the order in which it was.
    static final int BEHIND_FEEDBACK = 80;

    private static final String RATED = """
            metric IS NOT NULL AND NOT EXISTS (
                SELECT FROM feedback_version AS before
                WHERE before.feedback_id = said.id AND before.version = said.version - 1
                    AND before.metric IS NOT NULL)
            """;
    private static final Part KNOWN = new Part(
            FeedbackRepository.AS_SAID,
            "feedback_as_said AS said",
            RATED + "AND customer_id IS NOT NULL",
            "customer_id",
            "place_of(said_at, id)",
            "said_at");
    private static final HistoryQuery RESPONSES =
            HistoryQuery.of(KNOWN, KNOWN.with(RATED + "AND customer_id IS NULL", "id"));

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return RESPONSES.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return RESPONSES.read(connection, stretch, ResponseHistory::event);
    }

    private static ResponseRecorded event(Row row) {
        Feedback feedback = FeedbackRepository.feedback(row);
        return ResponseRecorded.of(
                feedback, Objects.requireNonNull(feedback.submission().rating()));
    }
}
