package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.FeedbackId;
import io.dangol.feedback.complaint.clock.PauseReason;
import io.dangol.feedback.complaint.clock.Priority;
import io.dangol.kit.db.Times;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads cases from rows.
final class CaseRow {
    private CaseRow() {}

    static Case read(Row row) {
        return new Case(
                new CaseId(row.getUUID("id")),
                new FeedbackId(row.getUUID("feedback_id")),
                row.getString("source"),
                CustomerId.orNull(row.getUUID("customer_id")),
                row.getString("external_id"),
                row.getString("channel"),
                CaseState.of(row.getString("state")),
                Times.instant(row, "opened_at"),
                Times.instantOrNull(row, "acknowledged_at"),
                resolution(row),
                row.getInteger("points_granted"),
                handling(row),
                row.getInteger("version"));
    }

    private static Handling handling(Row row) {
        String severity = row.getString("severity");
        String impact = row.getString("impact");
        String sought = row.getString("remedy_sought");
        Assessment assessment = new Assessment(
                Priority.of(row.getString("priority")),
                severity == null ? null : Severity.of(severity),
                impact == null ? null : Impact.of(impact),
                sought == null ? null : Remedy.of(sought));
        return new Handling(
                assessment,
                progress(row),
                row.getString("assignee"),
                row.getInteger("escalation_level"),
                Times.instantOrNull(row, "breached_at"));
    }

    private static Progress progress(Row row) {
        Instant pausedAt = Times.instantOrNull(row, "paused_at");
        return new Progress(
                Times.instantOrNull(row, "first_responded_at"),
                Times.instantOrNull(row, "responded_at"),
                pausedAt == null ? null : new Progress.Pause(pausedAt, PauseReason.of(row.getString("pause_reason"))),
                Times.instantOrNull(row, "confirmed_at"),
                Times.instantOrNull(row, "closed_at"));
    }

    private static @Nullable Resolution resolution(Row row) {
        Integer number = row.getInteger("number");
        return number == null
                ? null
                : new Resolution(
                        number,
                        Remedy.of(row.getString("remedy")),
                        row.getString("note"),
                        compensation(row),
                        Times.instant(row, "resolved_at"),
                        row.getString("resolved_by"));
    }

    private static @Nullable Compensation compensation(Row row) {
        UUID id = row.getUUID("compensation_id");
        return id == null
                ? null
                : new Compensation(
                        new CompensationId(id),
                        row.getInteger("points"),
                        row.getString("reason"),
                        row.getBoolean("waits_for_customer"));
    }
}
