package io.dangol.loyalty.account;

import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.PublicIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// SQL that reads accounts and their entries.
@ApplicationScoped
class AccountRepository {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    /// Whose an account is: of a pool's, its members' too.
    private static final String OWNERS = """
            owner, ARRAY (SELECT customer_id FROM pool JOIN pool_member AS member ON member.pool_id = pool.id
                WHERE account.kind IN ('pooled', 'pooled_pending', 'pooled_held') AND pool.head = account.owner)
                AS sharers
            """;
    /// A programme account keeps no balance, so that postings never wait for each other: it is folded here.
    private static final String SELECT = "SELECT id, kind, " + OWNERS + """
                , coalesce(balance, (SELECT sum(amount) FROM ledger_entry WHERE account_id = account.id), 0)::bigint
                    AS balance,
                coalesce(version, (SELECT count(*) FROM ledger_entry WHERE account_id = account.id)) AS version
            FROM account
            """;
    private static final String FIND = SELECT + "WHERE id = $1";
    private static final String LIST_PROGRAMME = SELECT + "WHERE owner IS NULL AND id > $1 ORDER BY id LIMIT $2";
    private static final String OWNER = "SELECT " + OWNERS + " FROM account WHERE id = $1";
    private static final String ENTRIES = """
            SELECT position, transaction_id, amount, balance_after, kind, reason, reference, effective_at, recorded_at
            FROM ledger_entry AS entry
            JOIN ledger_transaction AS posted ON posted.id = entry.transaction_id
            WHERE account_id = $1 AND position < $2
            ORDER BY position DESC
            LIMIT $3
            """;

    Uni<Optional<StoredAccount>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccountRepository::account)
                        .findFirst());
    }

    Uni<List<StoredAccount>> listOfProgramme(SqlConnection connection, PageRequest page) {
        return connection
                .preparedQuery(LIST_PROGRAMME)
                .execute(Tuple.of(page.afterId().orElse(BEFORE_ALL), page.rowsWanted()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccountRepository::account)
                        .toList());
    }

    /// Whose the account is; empty where there is no such account.
    Uni<Optional<AccountOwner>> owner(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(OWNER)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccountRepository::owner)
                        .findFirst());
    }

    /// The newest first.
    Uni<List<StoredEntry>> entries(SqlConnection connection, UUID accountId, PageRequest page) {
        return connection
                .preparedQuery(ENTRIES)
                .execute(Tuple.of(accountId, page.afterNumber().orElse(Long.MAX_VALUE), page.rowsWanted()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccountRepository::entry)
                        .toList());
    }

    private static StoredAccount account(Row row) {
        return new StoredAccount(
                row.getUUID("id"), row.getString("kind"), owner(row), row.getLong("balance"), row.getLong("version"));
    }

    private static AccountOwner owner(Row row) {
        return new AccountOwner(Optional.ofNullable(row.getUUID("owner")), Set.of(row.getArrayOfUUIDs("sharers")));
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
                        row.getOffsetDateTime("effective_at").toInstant(),
                        row.getOffsetDateTime("recorded_at").toInstant()));
    }
}
