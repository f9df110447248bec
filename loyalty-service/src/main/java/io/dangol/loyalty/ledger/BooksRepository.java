package io.dangol.loyalty.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// The ledger's SQL for writing: one statement for each kind of row, however many rows.
@ApplicationScoped
class BooksRepository {
    private static final String OPEN = """
            INSERT INTO account (id, kind, owner, balance, version, floor)
            SELECT id, 'spendable', owner, 0, 0, floor
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS opened (id, owner, floor)
            """;
    private static final String LOCK = """
            SELECT id, owner, balance, version, floor FROM account
            WHERE id = ANY ($1::uuid[]) AND owner IS NOT NULL
            ORDER BY id
            FOR UPDATE
            """;
    private static final String POSTED = """
            SELECT kind, reference FROM ledger_transaction
            JOIN unnest($1::text[], $2::text[]) AS wanted (kind, reference) USING (kind, reference)
            """;
    private static final String ADD_TRANSACTIONS = """
            INSERT INTO ledger_transaction (id, kind, reason, reference, effective_at, recorded_by, case_id,
                rule_id, rule_version, basis_amount, basis_currency)
            SELECT id, kind, reason, reference, effective_at, recorded_by, case_id,
                rule_id, rule_version, basis_amount::numeric, basis_currency
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::uuid[],
                $8::uuid[], $9::int[], $10::text[], $11::text[])
                AS posted (id, kind, reason, reference, effective_at, recorded_by, case_id,
                    rule_id, rule_version, basis_amount, basis_currency)
            ORDER BY kind, reference
            """;
    private static final String ADD_ENTRIES = """
            INSERT INTO ledger_entry (transaction_id, account_id, amount, balance_after, account_version)
            SELECT transaction_id, account_id, amount, balance_after, account_version
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[]) WITH ORDINALITY
                AS entry (transaction_id, account_id, amount, balance_after, account_version, place)
            ORDER BY place
            """;
    private static final String ADD_LOTS = """
            INSERT INTO lot (id, account_id, transaction_id, granted, remaining, granted_at, expires_at)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[],
                $6::timestamptz[], $7::timestamptz[])
            """;
    private static final String UPDATE_BALANCES = """
            UPDATE account SET balance = changed.balance, version = changed.version
            FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS changed (id, balance, version)
            WHERE account.id = changed.id
            """;

    Uni<Void> open(SqlConnection transaction, Collection<Account> accounts) {
        return transaction
                .preparedQuery(OPEN)
                .execute(Tuple.of(
                        accounts.stream().map(Account::id).toArray(UUID[]::new),
                        accounts.stream().map(Account::owner).toArray(UUID[]::new),
                        accounts.stream().map(Account::floor).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /// The accounts as they are, nobody else's until the end of the transaction.
    Uni<List<Account>> lock(SqlConnection transaction, Collection<UUID> ids) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Account(
                                row.getUUID("id"),
                                row.getUUID("owner"),
                                row.getLong("balance"),
                                row.getLong("version"),
                                row.getLong("floor")))
                        .toList());
    }

    /// Which of the keys have their transaction already. Asked once the accounts are locked, so that the answer holds.
    Uni<Set<BusinessKey>> posted(SqlConnection transaction, List<BusinessKey> keys) {
        return transaction
                .preparedQuery(POSTED)
                .execute(Tuple.of(
                        keys.stream().map(key -> key.kind().wireName()).toArray(String[]::new),
                        keys.stream().map(BusinessKey::reference).toArray(String[]::new)))
                .map(rows -> {
                    Set<BusinessKey> posted = new HashSet<>();
                    rows.forEach(row -> posted.add(new BusinessKey(
                            TransactionKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                            row.getString("reference"))));
                    return posted;
                });
    }

    Uni<Void> addTransactions(SqlConnection transaction, List<Transaction> posted) {
        TransactionColumns columns = TransactionColumns.of(posted);
        return transaction
                .preparedQuery(ADD_TRANSACTIONS)
                .execute(columns.toTuple())
                .replaceWithVoid();
    }

    Uni<Void> addEntries(SqlConnection transaction, List<Transaction> posted) {
        record Line(UUID transactionId, Entry entry) {}
        List<Line> lines = posted.stream()
                .flatMap(each -> each.entries().stream().map(entry -> new Line(each.id(), entry)))
                .toList();
        return transaction
                .preparedQuery(ADD_ENTRIES)
                .execute(Tuple.of(
                        lines.stream().map(Line::transactionId).toArray(UUID[]::new),
                        lines.stream().map(line -> line.entry().accountId()).toArray(UUID[]::new),
                        lines.stream().map(line -> line.entry().amount()).toArray(Long[]::new),
                        lines.stream().map(line -> line.entry().balanceAfter()).toArray(Long[]::new),
                        lines.stream()
                                .map(line -> line.entry().accountVersion())
                                .toArray(Long[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> addLots(SqlConnection transaction, List<Transaction> posted) {
        record Grant(UUID transactionId, Lot lot) {}
        List<Grant> grants = posted.stream()
                .flatMap(each -> each.lots().stream().map(lot -> new Grant(each.id(), lot)))
                .toList();
        List<Lot> lots = grants.stream().map(Grant::lot).toList();
        Tuple row = Tuple.tuple()
                .addValue(lots.stream().map(Lot::id).toArray(UUID[]::new))
                .addValue(lots.stream().map(Lot::accountId).toArray(UUID[]::new))
                .addValue(grants.stream().map(Grant::transactionId).toArray(UUID[]::new))
                .addValue(lots.stream().map(Lot::granted).toArray(Long[]::new))
                .addValue(lots.stream().map(Lot::remaining).toArray(Long[]::new))
                .addValue(lots.stream()
                        .map(lot -> lot.grantedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addValue(lots.stream()
                        .map(lot ->
                                lot.expiresAt() == null ? null : lot.expiresAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return transaction.preparedQuery(ADD_LOTS).execute(row).replaceWithVoid();
    }

    Uni<Void> updateBalances(SqlConnection transaction, List<Account> changed) {
        return transaction
                .preparedQuery(UPDATE_BALANCES)
                .execute(Tuple.of(
                        changed.stream().map(Account::id).toArray(UUID[]::new),
                        changed.stream().map(Account::balance).toArray(Long[]::new),
                        changed.stream().map(Account::version).toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
