package io.dangol.feedback.complaint.compensation;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.kit.db.Times;
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

/// Tells again which compensations were approved and which were taken back, of those that were told at all: one that
/// was taken back before its customer was known never was.
@ApplicationScoped
@Priority(CompensationHistory.BEHIND_RESOLUTIONS)
class CompensationHistory implements EventHistory {
    static final int BEHIND_RESOLUTIONS = 50;

    private static final String FROM = """
            compensation AS given JOIN complaint_case AS complaint ON complaint.id = given.case_id
            LEFT JOIN resolution ON resolution.compensation_id = given.id
            """;

    /// Of approvals from before it was kept, the version is that of the case by now.
    private static final Part APPROVED = new Part(
            """
            given.id, given.case_id, given.customer_id, given.points, false AS is_reversal, given.decided_at AS told_at,
            coalesce(given.approval_told_in, complaint.version) AS case_version
            """,
            FROM,
            """
            given.customer_id IS NOT NULL AND (given.approval_told_in IS NOT NULL OR (given.state = 'approved'
                AND NOT coalesce(resolution.waits_for_customer, given.waits_for_customer)))
            """,
            "given.customer_id",
            "place_of(given.decided_at, complaint.feedback_id)",
            "given.decided_at");
    private static final Part REVERSED = new Part(
            """
            given.id, given.case_id, given.customer_id, given.points, true AS is_reversal, given.reversed_at AS told_at,
            given.reversal_told_in AS case_version
            """,
            FROM,
            "given.customer_id IS NOT NULL AND given.reversal_told_in IS NOT NULL",
            "given.customer_id",
            "place_of(given.reversed_at, complaint.feedback_id)",
            "given.reversed_at");
    private static final HistoryQuery COMPENSATIONS = HistoryQuery.of(APPROVED, REVERSED);

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return COMPENSATIONS.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return COMPENSATIONS.read(connection, stretch, CompensationHistory::event);
    }

    private static DomainEvent event(Row row) {
        CompensationId id = new CompensationId(row.getUUID("id"));
        CaseId caseId = new CaseId(row.getUUID("case_id"));
        CustomerId customerId = new CustomerId(row.getUUID("customer_id"));
        int version = row.getInteger("case_version");
        int points = row.getInteger("points");
        Instant toldAt = Times.instant(row, "told_at");
        return row.getBoolean("is_reversal")
                ? CompensationReversed.of(id, caseId, version, customerId, points, toldAt)
                : CompensationApproved.of(id, caseId, version, customerId, points, toldAt);
    }
}
