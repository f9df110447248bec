package io.dangol.loyalty.account.statement;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.PublicIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// SQL that reads what a statement says.
@ApplicationScoped
class StatementRepository {
    private static final String OPENING = """
            SELECT kind, owner IS NULL AS of_programme,
                (SELECT coalesce(sum(amount), 0)::bigint FROM ledger_entry AS entry
                    JOIN ledger_transaction AS posted ON posted.id = entry.transaction_id
                    WHERE entry.account_id = account.id AND account.owner IS NOT NULL AND recorded_at < $2) AS balance
            FROM account
            WHERE id = $1
            """;
    private static final String LINES = """
            SELECT recorded_at, effective_at, kind, reason, reference, amount, transaction_id
            FROM ledger_entry AS entry
            JOIN ledger_transaction AS posted ON posted.id = entry.transaction_id
            WHERE account_id = $1 AND recorded_at >= $2 AND recorded_at < $3
            ORDER BY position
            LIMIT $4
            """;

    /// What a statement begins with.
    ///
    /// @param balance of everything that was entered before; of the programme's own accounts 0
    record Opening(String kind, boolean ofProgramme, long balance) {}

    /// @param accountId an account that is there
    Uni<Opening> opening(SqlConnection snapshot, AccountId accountId, StatementPeriod period) {
        return snapshot.preparedQuery(OPENING)
                .execute(Tuple.of(accountId.value(), Times.utc(period.start())))
                .map(rows -> Rows.only(rows))
                .map(row -> new Opening(row.getString("kind"), row.getBoolean("of_programme"), row.getLong("balance")));
    }

    /// The entries of the period, the oldest first, and one more than a statement may have, where there are so many.
    ///
    /// The balances run from the opening one over these very lines. Those that the entries carry would not do: who
    /// waits for an account may be entered with an earlier time than who went before, and on the other side of
    /// midnight.
    Uni<List<StatementLine>> lines(SqlConnection snapshot, AccountId accountId, StatementPeriod period, long opening) {
        return snapshot.preparedQuery(LINES)
                .execute(Tuple.of(
                        accountId.value(),
                        Times.utc(period.start()),
                        Times.utc(period.end()),
                        Statement.LINES_MOST + 1))
                .map(rows -> lines(rows, opening));
    }

    private static List<StatementLine> lines(RowSet<Row> rows, long opening) {
        List<StatementLine> lines = new ArrayList<>(rows.size());
        long balance = opening;
        for (Row row : rows) {
            long amount = row.getLong("amount");
            balance = Math.addExact(balance, amount);
            lines.add(new StatementLine(
                    Times.instant(row, "recorded_at"),
                    Times.instant(row, "effective_at"),
                    row.getString("kind"),
                    row.getString("reason"),
                    row.getString("reference"),
                    amount,
                    balance,
                    PublicId.format(PublicIds.TRANSACTION, row.getUUID("transaction_id"))));
        }
        return lines;
    }
}
