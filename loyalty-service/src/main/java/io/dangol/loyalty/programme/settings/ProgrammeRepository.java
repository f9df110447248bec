package io.dangol.loyalty.programme.settings;

import io.dangol.kit.db.Rows;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.programme.ProgrammeSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/// The programme's figures, folded from the balances in one statement, so that they agree. Points past their date count
/// as expired, swept or not.
@ApplicationScoped
class ProgrammeRepository {
    private static final String FIGURES = """
            WITH folded AS MATERIALIZED (SELECT id AS account_id, balance AS total FROM programme_balance),
            members AS (SELECT coalesce(sum(balance), 0) AS total FROM account WHERE owner IS NOT NULL),
            due AS (SELECT coalesce(sum(remaining), 0) AS total FROM lot
                WHERE remaining > 0 AND available_at IS NULL AND expires_at <= now())
            SELECT
                (SELECT count(*) FROM member) AS members,
                coalesce((SELECT -total FROM folded WHERE account_id = $1), 0)::bigint AS issued,
                coalesce((SELECT -total FROM folded WHERE account_id = $2), 0)::bigint AS compensated,
                coalesce((SELECT total FROM folded WHERE account_id = $3), 0)::bigint AS redeemed,
                (coalesce((SELECT total FROM folded WHERE account_id = $4), 0) + (SELECT total FROM due))::bigint
                    AS expired,
                ((SELECT total FROM members) - (SELECT total FROM due))::bigint AS outstanding,
                ((SELECT total FROM members) + (SELECT sum(total) FROM folded))::bigint AS ledger_sum,
                EXISTS (SELECT FROM earning_rule WHERE currency = $5) AS currency_earns
            """;
    private static final String EARNS = "SELECT EXISTS (SELECT FROM earning_rule WHERE currency = $1) AS earns";

    /// Whether a currency has an earning rule.
    Uni<Boolean> earns(SqlConnection connection, String currency) {
        return connection
                .preparedQuery(EARNS)
                .execute(Tuple.of(currency))
                .map(rows -> Rows.only(rows).getBoolean("earns"));
    }

    /// @param currency the company's
    Uni<ProgrammeView> figures(SqlConnection connection, String name, String currency, ProgrammeSettings settings) {
        return connection
                .preparedQuery(FIGURES)
                .execute(Tuple.of(
                        ProgrammeAccount.ISSUANCE.id().value(),
                        ProgrammeAccount.COMPENSATION.id().value(),
                        ProgrammeAccount.REDEMPTION.id().value(),
                        ProgrammeAccount.BREAKAGE.id().value(),
                        currency))
                .map(rows -> view(Rows.only(rows), name, currency, settings));
    }

    private static ProgrammeView view(Row row, String name, String currency, ProgrammeSettings settings) {
        return new ProgrammeView(
                name,
                currency,
                row.getBoolean("currency_earns"),
                row.getLong("members"),
                row.getLong("issued"),
                row.getLong("compensated"),
                row.getLong("redeemed"),
                row.getLong("expired"),
                row.getLong("outstanding"),
                row.getLong("ledger_sum"),
                settings.version(),
                settings.debtLimit(),
                settings.adjustmentLimit(),
                settings.pointsValidDays(),
                settings.expiringNoticeDays());
    }
}
