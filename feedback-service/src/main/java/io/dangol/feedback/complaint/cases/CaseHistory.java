package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.FeedbackId;
import io.dangol.kit.db.Times;
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

/// Tells again which cases were opened. A case keeps where it stands and not how it came there, so its other moves but
/// its resolutions are not told.
@ApplicationScoped
@Priority(CaseHistory.BEHIND_FEEDBACK)
class CaseHistory implements EventHistory {
    /// The follow-up has the same priority: what follows from feedback is told again in the order in which it was.
    static final int BEHIND_FEEDBACK = 70;

    private static final Part KNOWN = new Part(
            "id, feedback_id, customer_id, channel, opened_at",
            "complaint_case",
            "customer_id IS NOT NULL",
            "customer_id",
            "place_of(opened_at, feedback_id)",
            "opened_at");
    private static final HistoryQuery CASES = HistoryQuery.of(KNOWN, KNOWN.with("customer_id IS NULL", "id"));

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return CASES.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return CASES.read(connection, stretch, CaseHistory::event);
    }

    private static CaseOpened event(Row row) {
        return CaseOpened.of(facts(row, 1), row.getString("channel"));
    }

    /// What the events of a case say of it.
    ///
    /// @param version of the case, after what the event tells of
    static CaseFacts facts(Row row, int version) {
        CustomerId customer = CustomerId.orNull(row.getUUID("customer_id"));
        return new CaseFacts(
                new CaseId(row.getUUID("id")).text(),
                new FeedbackId(row.getUUID("feedback_id")).text(),
                customer == null ? null : customer.text(),
                version,
                Times.instant(row, "opened_at"));
    }
}
