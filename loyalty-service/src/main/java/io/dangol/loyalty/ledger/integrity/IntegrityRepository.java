package io.dangol.loyalty.ledger.integrity;

import io.dangol.kit.db.Rows;
import io.dangol.kit.time.PublicId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The check's SQL: reads on a snapshot, each with a time limit.
@ApplicationScoped
class IntegrityRepository {
    /// Of the violations of one invariant, so many are told and kept.
    static final int VIOLATIONS_MOST = 100;

    /// What a claim on the sweep is called among PostgreSQL's advisory locks.
    private static final long LOCK = 0x7377656570L;

    private static final String LIMITS =
            "SELECT set_config('statement_timeout', $1, true), set_config('work_mem', '32MB', true)";
    private static final String ENTRIES_EVER =
            "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('ledger_entry', 'position')::regclass), 0)";
    /// What the balances say; where the books are large, adding up all entries takes too long for a request.
    private static final String SUM_OF_BALANCES = """
            SELECT (SELECT coalesce(sum(balance), 0) FROM programme_balance)
                + (SELECT coalesce(sum(balance), 0) FROM account WHERE owner IS NOT NULL) AS total
            """;
    private static final String NEWEST_ACCOUNTS = """
            SELECT DISTINCT account_id FROM ledger_entry JOIN account ON account.id = account_id AND owner IS NOT NULL
            WHERE transaction_id BETWEEN $1 AND $2
            """;

    Uni<Void> limitNext(SqlConnection snapshot, Duration timeLeft) {
        return snapshot.preparedQuery(LIMITS)
                .execute(Tuple.of(Long.toString(Math.max(1, timeLeft.toMillis()))))
                .replaceWithVoid();
    }

    Uni<Instant> moment(SqlConnection snapshot) {
        return snapshot.query("SELECT now() AS moment")
                .execute()
                .map(rows -> only(rows).getOffsetDateTime("moment").toInstant());
    }

    /// Whether nobody else is sweeping; nobody else will until the end of the transaction.
    Uni<Boolean> claim(SqlConnection snapshot) {
        return snapshot.preparedQuery("SELECT pg_try_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .map(rows -> only(rows).getBoolean(0));
    }

    /// How many entries were ever made, at most.
    Uni<Long> entriesEver(SqlConnection snapshot) {
        return snapshot.query(ENTRIES_EVER).execute().map(rows -> only(rows).getLong(0));
    }

    /// @param whole whether to add up every entry, and not the balances
    Uni<BigInteger> ledgerSum(SqlConnection snapshot, boolean whole) {
        return snapshot.query(whole ? "SELECT coalesce(sum(amount), 0) AS total FROM ledger_entry" : SUM_OF_BALANCES)
                .execute()
                .map(rows -> only(rows).getBigDecimal("total").toBigInteger());
    }

    /// The last id of a slice of so many rows that begins with this one; empty where fewer are left in the range.
    Uni<Optional<UUID>> endOfSlice(SqlConnection snapshot, IdSpace domain, IdRange range, int rows) {
        String query =
                "SELECT id FROM %s WHERE id BETWEEN $1 AND $2 ORDER BY id OFFSET $3 LIMIT 1".formatted(domain.table());
        return snapshot.preparedQuery(query)
                .execute(Tuple.of(range.from(), range.to(), rows - 1))
                .map(found -> Rows.first(found, row -> row.getUUID("id")));
    }

    /// The first id there is; empty where there is none.
    Uni<Optional<UUID>> first(SqlConnection snapshot, IdSpace domain, IdRange range) {
        return endOfSlice(snapshot, domain, range, 1);
    }

    /// The members' accounts that these transactions have touched.
    Uni<List<UUID>> accountsOf(SqlConnection snapshot, IdRange transactions) {
        return snapshot.preparedQuery(NEWEST_ACCOUNTS)
                .execute(Tuple.of(transactions.from(), transactions.to()))
                .map(rows -> Rows.list(rows, row -> row.getUUID("account_id")));
    }

    Uni<Long> number(SqlConnection snapshot, InvariantQuery things, Scope scope) {
        return snapshot.preparedQuery(things.within(scope))
                .execute(scope.arguments())
                .map(rows -> only(rows).getLong(0));
    }

    Uni<List<Violation>> violations(SqlConnection snapshot, Invariant invariant, InvariantQuery part, Scope scope) {
        return snapshot.preparedQuery(part.within(scope) + " LIMIT " + VIOLATIONS_MOST)
                .execute(scope.arguments())
                .map(rows -> violations(rows, invariant, part));
    }

    private static List<Violation> violations(RowSet<Row> rows, Invariant invariant, InvariantQuery part) {
        return Rows.list(
                rows,
                row -> new Violation(
                        invariant,
                        part.domain(),
                        row.getUUID("place"),
                        PublicId.format(row.getString("prefix"), row.getUUID("id")),
                        row.getString("detail")));
    }

    private static Row only(RowSet<Row> rows) {
        return Rows.only(rows);
    }
}
