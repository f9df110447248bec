package io.dangol.loyalty.account.read;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// SQL that reads accounts and their entries, and closes and reopens accounts.
@ApplicationScoped
class AccountRepository {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    /// Whose an account is: of a pool's, its members' too.
    private static final String OWNERS = """
            owner, ARRAY (SELECT customer_id FROM pool JOIN pool_member AS member ON member.pool_id = pool.id
                WHERE account.kind IN ('pooled', 'pooled_pending', 'pooled_held') AND pool.head = account.owner)
                AS sharers
            """;
    /// A programme account keeps no balance, so that postings never wait for each other: it is folded
    /// as time goes by, and what came since is added here.
    private static final String SELECT = "SELECT account.id, account.kind, " + OWNERS + """
                , closed_at, debt, due.points AS past_expiry, due.lots AS due_lots,
                coalesce(account.balance, programme.balance) AS balance,
                coalesce(version, programme.entries) AS version,
                CASE WHEN account.kind IN ('spendable', 'pooled') THEN
                    coalesce((SELECT balance FROM account AS other WHERE other.id = $2), 0) END AS pending,
                CASE WHEN account.kind IN ('spendable', 'pooled') THEN
                    coalesce((SELECT balance FROM account AS other WHERE other.id = $3), 0) END AS held
            FROM account LEFT JOIN programme_balance AS programme ON programme.id = account.id
            CROSS JOIN LATERAL (SELECT count(*) AS lots, coalesce(sum(granted - taken.points), 0)::bigint AS points
                FROM lot
                CROSS JOIN LATERAL (SELECT coalesce(sum(points), 0)::bigint AS points FROM lot_allocation AS allocation
                    JOIN ledger_transaction AS taking ON taking.id = allocation.transaction_id
                    WHERE allocation.lot_id = lot.id AND taking.effective_at <= $4::text::timestamptz) AS taken
                WHERE lot.account_id = account.id AND remaining > 0 AND available_at IS NULL
                    AND expires_at <= least($4::text::timestamptz, now())) AS due
            """;
    private static final String FIND = SELECT + "WHERE account.id = $1";
    private static final String LIST_PROGRAMME =
            SELECT + "WHERE owner IS NULL AND account.id > $1 ORDER BY account.id LIMIT $5";
    private static final String LOCK = "SELECT FROM account WHERE id = $1 FOR UPDATE";
    private static final String CLOSE = "UPDATE account SET closed_at = now() WHERE id = $1 AND closed_at IS NULL";
    private static final String REOPEN = "UPDATE account SET closed_at = NULL WHERE id = $1 AND closed_at IS NOT NULL";
    private static final String OWNER = "SELECT " + OWNERS + " FROM account WHERE id = $1";
    private static final String ENTRIES = """
            SELECT position, transaction_id, amount, balance_after, kind, reason, reference, effective_at, recorded_at
            FROM ledger_entry AS entry
            JOIN ledger_transaction AS posted ON posted.id = entry.transaction_id
            WHERE account_id = $1 AND position < $2 AND ($4::text IS NULL OR kind = $4)
                AND ($5::timestamptz IS NULL OR recorded_at >= $5) AND ($6::timestamptz IS NULL OR recorded_at < $6)
            ORDER BY position DESC
            LIMIT $3
            """;

    Uni<Optional<StoredAccount>> find(SqlConnection connection, AccountId id) {
        return find(connection, id, Vantage.NOW);
    }

    /// The account as it is now, but for the points past their date, which are those of the vantage.
    Uni<Optional<StoredAccount>> find(SqlConnection connection, AccountId id, Vantage vantage) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(
                        id.value(),
                        AccountIds.pendingOf(id).value(),
                        AccountIds.heldOf(id).value(),
                        vantage.expiredBy()))
                .map(rows -> Rows.first(rows, AccountRepository::account));
    }

    Uni<List<StoredAccount>> listOfProgramme(SqlConnection connection, PageRequest page) {
        return page.rows(
                        connection,
                        LIST_PROGRAMME,
                        part -> Tuple.of(
                                part.afterId().orElse(BEFORE_ALL),
                                null,
                                null,
                                Vantage.NOW.expiredBy(),
                                part.rowsWanted()))
                .map(rows -> Rows.list(rows, AccountRepository::account));
    }

    /// Keeps everybody else, until the end of the transaction, from the account, and from those of its
    /// pending and its held points, which nobody changes without locking it first.
    Uni<Void> lock(SqlConnection transaction, AccountId id) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(id.value())).replaceWithVoid();
    }

    /// Closes an account, from now on; one that is closed stays as it is.
    Uni<Void> close(SqlConnection transaction, AccountId id) {
        return transaction.preparedQuery(CLOSE).execute(Tuple.of(id.value())).replaceWithVoid();
    }

    /// Opens an account again; one that is open stays as it is.
    Uni<Void> reopen(SqlConnection transaction, AccountId id) {
        return transaction.preparedQuery(REOPEN).execute(Tuple.of(id.value())).replaceWithVoid();
    }

    /// Whose the account is; empty where there is no such account.
    Uni<Optional<AccountOwner>> owner(SqlConnection connection, AccountId id) {
        return connection
                .preparedQuery(OWNER)
                .execute(Tuple.of(id.value()))
                .map(rows -> Rows.first(rows, AccountRepository::owner));
    }

    /// The newest first.
    Uni<List<StoredEntry>> entries(
            SqlConnection connection, AccountId accountId, EntryFilter filter, PageRequest page) {
        return page.rows(
                        connection,
                        ENTRIES,
                        part -> Tuple.of(
                                accountId.value(),
                                part.afterNumber().orElse(Long.MAX_VALUE),
                                part.rowsWanted(),
                                filter.kind(),
                                Times.utcOrNull(filter.from()),
                                Times.utcOrNull(filter.to())))
                .map(rows -> Rows.list(rows, AccountRepository::entry));
    }

    private static StoredAccount account(Row row) {
        return new StoredAccount(
                new AccountId(row.getUUID("id")),
                row.getString("kind"),
                owner(row),
                row.getLong("balance"),
                row.getLong("past_expiry"),
                row.getLong("due_lots"),
                row.getLong("version"),
                row.getLong("debt"),
                row.getLong("pending"),
                row.getLong("held"),
                Times.instantOrNull(row, "closed_at"));
    }

    private static AccountOwner owner(Row row) {
        return new AccountOwner(
                Optional.ofNullable(row.getUUID("owner")).map(CustomerId::new),
                Arrays.stream(row.getArrayOfUUIDs("sharers"))
                        .map(CustomerId::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static StoredEntry entry(Row row) {
        return new StoredEntry(
                row.getLong("position"),
                new AccountEntryView(
                        PublicId.format(PublicIds.TRANSACTION, row.getUUID("transaction_id")),
                        row.getLong("amount"),
                        row.getLong("balance_after"),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("reference"),
                        Times.instant(row, "effective_at"),
                        Times.instant(row, "recorded_at")));
    }
}
