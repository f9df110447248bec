package io.dangol.loyalty.programme.settings;

import io.dangol.loyalty.programme.ProgrammeSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/// The settings' SQL: the row that holds, and every version that did.
@ApplicationScoped
class SettingsRepository {
    private static final String READ = """
            SELECT version, debt_limit, adjustment_limit, points_valid_days, expiring_notice_days, changed_at
            FROM programme
            """;
    private static final String LOCK = READ + "FOR UPDATE";
    private static final String CHANGE = """
            WITH changed AS (
                UPDATE programme SET version = $1, debt_limit = $2, adjustment_limit = $3, points_valid_days = $4,
                    expiring_notice_days = $5, changed_at = $6, changed_by = $7
                RETURNING *)
            INSERT INTO programme_version
                (version, debt_limit, adjustment_limit, points_valid_days, expiring_notice_days, changed_at, changed_by)
            SELECT version, debt_limit, adjustment_limit, points_valid_days, expiring_notice_days, changed_at, changed_by
            FROM changed
            """;

    Uni<ProgrammeSettings> read(SqlConnection connection) {
        return connection
                .preparedQuery(READ)
                .execute()
                .map(rows -> settings(rows.iterator().next()));
    }

    /// The settings as they are, nobody else's to change until the end of the transaction.
    Uni<ProgrammeSettings> lock(SqlConnection transaction) {
        return transaction
                .preparedQuery(LOCK)
                .execute()
                .map(rows -> settings(rows.iterator().next()));
    }

    Uni<Void> change(SqlConnection transaction, ProgrammeSettings settings, String changedBy) {
        return transaction
                .preparedQuery(CHANGE)
                .execute(Tuple.tuple()
                        .addInteger(settings.version())
                        .addLong(settings.debtLimit())
                        .addLong(settings.adjustmentLimit())
                        .addInteger(settings.pointsValidDays())
                        .addInteger(settings.expiringNoticeDays())
                        .addOffsetDateTime(settings.changedAt().atOffset(ZoneOffset.UTC))
                        .addString(changedBy))
                .replaceWithVoid();
    }

    private static ProgrammeSettings settings(Row row) {
        return new ProgrammeSettings(
                row.getInteger("version"),
                row.getLong("debt_limit"),
                row.getLong("adjustment_limit"),
                row.getInteger("points_valid_days"),
                row.getInteger("expiring_notice_days"),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
