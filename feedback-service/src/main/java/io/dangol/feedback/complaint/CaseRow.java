package io.dangol.feedback.complaint;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads cases from rows.
final class CaseRow {
    private CaseRow() {}

    static Case read(Row row) {
        OffsetDateTime acknowledgedAt = row.getOffsetDateTime("acknowledged_at");
        return new Case(
                row.getUUID("id"),
                row.getUUID("feedback_id"),
                row.getString("source"),
                row.getUUID("customer_id"),
                row.getString("external_id"),
                row.getString("channel"),
                CaseState.of(row.getString("state")),
                time(row, "opened_at"),
                acknowledgedAt == null ? null : acknowledgedAt.toInstant(),
                resolution(row),
                row.getInteger("points_granted"),
                row.getInteger("version"));
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
                        time(row, "resolved_at"),
                        row.getString("resolved_by"));
    }

    private static @Nullable Compensation compensation(Row row) {
        UUID id = row.getUUID("compensation_id");
        return id == null
                ? null
                : new Compensation(
                        id, row.getInteger("points"), row.getString("reason"), row.getBoolean("waits_for_customer"));
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
