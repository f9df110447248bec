package io.dangol.loyalty.programme.settings;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.loyalty.programme.ProgrammeSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads the settings that hold, within the transactions of postings.
@ApplicationScoped
class SettingsReader {
    private static final String READ = """
            SELECT version, debt_limit, adjustment_limit, points_valid_days, expiring_notice_days, changed_at
            FROM programme
            """;

    Uni<ProgrammeSettings> read(SqlConnection connection) {
        return connection.preparedQuery(READ).execute().map(rows -> settings(Rows.only(rows)));
    }

    private static ProgrammeSettings settings(Row row) {
        return new ProgrammeSettings(
                row.getInteger("version"),
                row.getLong("debt_limit"),
                row.getLong("adjustment_limit"),
                row.getInteger("points_valid_days"),
                row.getInteger("expiring_notice_days"),
                Times.instant(row, "changed_at"));
    }
}
