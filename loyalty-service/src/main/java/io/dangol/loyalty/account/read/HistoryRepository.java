package io.dangol.loyalty.account.read;

import io.dangol.kit.db.Rows;
import io.dangol.loyalty.ledger.AccountId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// SQL that adds an account's entries up, as they are seen from a [Vantage].
@ApplicationScoped
class HistoryRepository {
    private static final String SUMS = """
            SELECT kind, count(*) AS entries, sum(amount)::bigint AS points
            FROM ledger_entry AS entry
            JOIN ledger_transaction AS posted ON posted.id = entry.transaction_id
            WHERE account_id = $1 AND effective_at <= $2::text::timestamptz AND recorded_at <= $3::text::timestamptz
            GROUP BY kind
            ORDER BY min(position)
            """;
    private static final String BALANCES = """
            SELECT account_id, count(*) AS entries, sum(amount)::bigint AS points
            FROM ledger_entry AS entry
            JOIN ledger_transaction AS posted ON posted.id = entry.transaction_id
            WHERE account_id = ANY ($1::uuid[])
                AND effective_at <= $2::text::timestamptz AND recorded_at <= $3::text::timestamptz
            GROUP BY account_id
            """;

    /// What an account's entries come to.
    ///
    /// @param points their sum
    /// @param entries how many
    record Balance(long points, long entries) {
        static final Balance NOTHING = new Balance(0, 0);
    }

    /// What the entries of one kind of transaction come to.
    ///
    /// @param entries how many
    /// @param points their sum
    record KindSum(String kind, long entries, long points) {}

    /// Of the accounts that have an entry.
    Uni<Map<AccountId, Balance>> balances(SqlConnection connection, List<AccountId> accountIds, Vantage vantage) {
        return connection
                .preparedQuery(BALANCES)
                .execute(Tuple.of(
                        accountIds.stream().map(AccountId::value).toArray(UUID[]::new),
                        vantage.happenedBy(),
                        vantage.enteredBy()))
                .map(rows -> Rows.stream(rows)
                        .collect(Collectors.toMap(
                                row -> new AccountId(row.getUUID("account_id")),
                                row -> new Balance(row.getLong("points"), row.getLong("entries")))));
    }

    /// The kinds in the order in which they first came.
    Uni<List<KindSum>> sums(SqlConnection connection, AccountId accountId, Vantage vantage) {
        return connection
                .preparedQuery(SUMS)
                .execute(Tuple.of(accountId.value(), vantage.happenedBy(), vantage.enteredBy()))
                .map(rows -> Rows.list(
                        rows,
                        row -> new KindSum(row.getString("kind"), row.getLong("entries"), row.getLong("points"))));
    }
}
