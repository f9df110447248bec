package io.dangol.loyalty.posting.transaction;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.posting.transaction.TransactionView.AllocationView;
import io.dangol.loyalty.posting.transaction.TransactionView.CalculationView;
import io.dangol.loyalty.posting.transaction.TransactionView.EntryView;
import io.dangol.loyalty.posting.transaction.TransactionView.LotView;
import io.dangol.loyalty.posting.transaction.TransactionView.MoneyView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// SQL that reads one transaction whole. Entries and lots are few: at most some dozen.
@ApplicationScoped
class TransactionRepository {
    private static final String FIND = """
            SELECT posted.id, kind, reason, reference, case_id, effective_at, recorded_at, recorded_by,
                reverses, hold_id, quote_id, shortfall,
                posted.rule_id, rule_version, basis_amount, basis_currency, rule.amount, rule.points
            FROM ledger_transaction AS posted
            LEFT JOIN earning_rule_version AS rule
                ON rule.rule_id = posted.rule_id AND rule.version = posted.rule_version
            WHERE posted.id = $1
            """;
    private static final String ENTRIES = """
            SELECT account_id, account.kind, account.owner, amount, balance_after, account_version,
                ARRAY (SELECT customer_id FROM pool JOIN pool_member AS member ON member.pool_id = pool.id
                    WHERE account.kind IN ('pooled', 'pooled_pending', 'pooled_held') AND pool.head = account.owner)
                    AS sharers
            FROM ledger_entry AS entry JOIN account ON account.id = entry.account_id
            WHERE transaction_id = $1
            ORDER BY position
            LIMIT 200
            """;
    private static final String LOTS = """
            SELECT id, account_id, granted, granted_at, expires_at, available_at FROM lot
            WHERE transaction_id = $1
            ORDER BY id
            LIMIT 200
            """;

    private static final String ALLOCATIONS = """
            SELECT lot_id, points FROM lot_allocation WHERE transaction_id = $1 ORDER BY lot_id LIMIT 200
            """;
    private static final String ACCOUNTS = """
            SELECT account_id FROM ledger_entry AS entry JOIN account ON account.id = entry.account_id
            WHERE transaction_id = $1 AND account.owner IS NOT NULL
            ORDER BY position
            """;

    private static final String BALANCES_AFTER = """
            SELECT DISTINCT ON (transaction_id) transaction_id, balance_after
            FROM ledger_entry AS entry JOIN account ON account.id = entry.account_id
            WHERE transaction_id = ANY ($1::uuid[]) AND account.kind IN ('spendable', 'pooled')
            ORDER BY transaction_id, position
            """;

    private static final String STANDING = """
            SELECT EXISTS (SELECT FROM ledger_transaction WHERE cause = $1) AS posted,
                EXISTS (SELECT FROM adjustment WHERE cause = $1) AS proposed
            """;

    /// What became of a cause so far.
    record Standing(boolean posted, boolean proposed) {}

    private record OwnedEntry(Set<CustomerId> owners, EntryView view) {}

    /// To be called on a snapshot, so that its parts agree.
    Uni<Optional<StoredTransaction>> find(SqlConnection connection, UUID id) {
        return connection.preparedQuery(FIND).execute(Tuple.of(id)).flatMap(found -> {
            if (found.size() == 0) {
                return Uni.createFrom().item(Optional.empty());
            }
            Row transaction = Rows.only(found);
            return entries(connection, id)
                    .flatMap(entries -> lots(connection, id)
                            .flatMap(lots -> allocations(connection, id)
                                    .map(allocations -> transaction(transaction, entries, lots, allocations))))
                    .map(Optional::of);
        });
    }

    Uni<Standing> standing(SqlConnection connection, UUID cause) {
        return connection
                .preparedQuery(STANDING)
                .execute(Tuple.of(cause))
                .map(rows -> Rows.only(rows))
                .map(row -> new Standing(row.getBoolean("posted"), row.getBoolean("proposed")));
    }

    /// The main accounts that a transaction has to do with, of a transfer first the one that gave; none where there is
    /// no such transaction.
    Uni<List<AccountId>> mainAccounts(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(ACCOUNTS)
                .execute(Tuple.of(id))
                .map(rows -> Rows.stream(rows)
                        .map(row -> AccountIds.main(new AccountId(row.getUUID("account_id"))))
                        .distinct()
                        .toList());
    }

    /// What each of the transactions left on the account that it named, where it changed it.
    Uni<Map<UUID, Long>> balancesAfter(SqlConnection connection, List<UUID> ids) {
        return connection
                .preparedQuery(BALANCES_AFTER)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Long> balances = new HashMap<>();
                    rows.forEach(row -> balances.put(row.getUUID("transaction_id"), row.getLong("balance_after")));
                    return balances;
                });
    }

    private static Uni<List<AllocationView>> allocations(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(ALLOCATIONS)
                .execute(Tuple.of(id))
                .map(rows -> Rows.list(
                        rows,
                        row -> new AllocationView(
                                PublicId.format(PublicIds.LOT, row.getUUID("lot_id")), row.getLong("points"))));
    }

    private static Uni<List<OwnedEntry>> entries(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(ENTRIES)
                .execute(Tuple.of(id))
                .map(rows -> Rows.list(
                        rows,
                        row -> new OwnedEntry(
                                owners(row),
                                new EntryView(
                                        new AccountId(row.getUUID("account_id")).text(),
                                        row.getString("kind"),
                                        row.getLong("amount"),
                                        row.getLong("balance_after"),
                                        row.getLong("account_version")))));
    }

    /// Whose account it is; of a pool's, who is in it too.
    private static Set<CustomerId> owners(Row row) {
        return Stream.concat(Stream.ofNullable(row.getUUID("owner")), Stream.of(row.getArrayOfUUIDs("sharers")))
                .map(CustomerId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Uni<List<LotView>> lots(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(LOTS)
                .execute(Tuple.of(id))
                .map(rows -> Rows.list(
                        rows,
                        row -> new LotView(
                                PublicId.format(PublicIds.LOT, row.getUUID("id")),
                                new AccountId(row.getUUID("account_id")).text(),
                                row.getLong("granted"),
                                Times.instant(row, "granted_at"),
                                Times.instantOrNull(row, "expires_at"),
                                Times.instantOrNull(row, "available_at"))));
    }

    private static StoredTransaction transaction(
            Row row, List<OwnedEntry> entries, List<LotView> lots, List<AllocationView> allocations) {
        Map<String, Set<CustomerId>> owners = new HashMap<>();
        entries.stream()
                .filter(entry -> !entry.owners().isEmpty())
                .forEach(entry -> owners.put(entry.view().accountId(), entry.owners()));
        List<EntryView> views = entries.stream().map(OwnedEntry::view).toList();
        return new StoredTransaction(
                owners,
                new TransactionView(
                        PublicId.format(PublicIds.TRANSACTION, row.getUUID("id")),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("reference"),
                        publicId(PublicIds.CASE, row.getUUID("case_id")),
                        publicId(PublicIds.TRANSACTION, row.getUUID("reverses")),
                        publicId(PublicIds.HOLD, row.getUUID("hold_id")),
                        publicId(PublicIds.QUOTE, row.getUUID("quote_id")),
                        row.getLong("shortfall"),
                        TransactionView.balanceAfter(views),
                        Times.instant(row, "effective_at"),
                        Times.instant(row, "recorded_at"),
                        row.getString("recorded_by"),
                        views,
                        lots,
                        allocations,
                        row.getUUID("rule_id") == null ? null : calculation(row, lots)));
    }

    private static CalculationView calculation(Row row, List<LotView> lots) {
        String currency = row.getString("basis_currency");
        String total = plain(row.getBigDecimal("basis_amount"));
        String amount = plain(row.getBigDecimal("amount"));
        long points = row.getLong("points");
        long granted = lots.stream().mapToLong(LotView::granted).sum();
        return new CalculationView(
                PublicId.format(PublicIds.RULE, Objects.requireNonNull(row.getUUID("rule_id"))),
                row.getInteger("rule_version"),
                new MoneyView(total, currency),
                new MoneyView(amount, currency),
                points,
                Calculation.formula(
                        row.getBigDecimal("basis_amount"), currency, points, row.getBigDecimal("amount"), granted));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String publicId(String prefix, @Nullable UUID id) {
        return id == null ? null : PublicId.format(prefix, id);
    }
}
