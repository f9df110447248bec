package io.dangol.feedback.complaint.cases;

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

/// Tells again how cases were put right, each time.
@ApplicationScoped
@Priority(ResolutionHistory.BEFORE_COMPENSATIONS)
class ResolutionHistory implements EventHistory {
    static final int BEFORE_COMPENSATIONS = 60;

    /// Of resolutions from before it was kept, the version is the lowest that it can have been: a case is opened,
    /// resolved, reopened, resolved.
    private static final Part KNOWN = new Part(
            """
            complaint.id, complaint.feedback_id, complaint.customer_id, complaint.opened_at, resolution.number,
            resolution.remedy, resolution.points, resolution.resolved_at,
            coalesce(resolution.case_version, 2 * resolution.number) AS case_version
            """,
            "complaint_case AS complaint JOIN resolution ON resolution.case_id = complaint.id",
            "complaint.customer_id IS NOT NULL",
            "complaint.customer_id",
            "place_of(resolution.resolved_at, complaint.feedback_id)",
            "resolution.resolved_at");
    private static final HistoryQuery RESOLUTIONS =
            HistoryQuery.of(KNOWN, KNOWN.with("complaint.customer_id IS NULL", "complaint.id"));

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return RESOLUTIONS.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return RESOLUTIONS.read(connection, stretch, ResolutionHistory::event);
    }

    private static CaseResolved event(Row row) {
        return CaseResolved.of(
                CaseHistory.facts(row, row.getInteger("case_version")),
                row.getInteger("number"),
                row.getString("remedy"),
                row.getInteger("points"),
                Times.instant(row, "resolved_at"));
    }
}
