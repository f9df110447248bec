package io.dangol.loyalty.ledger.books;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountKind;
import io.dangol.loyalty.ledger.ByHand;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.LedgerRows;
import io.dangol.loyalty.ledger.Lot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads what a batch of commands is about: locks its accounts, always in the order of their ids, and asks for
/// everything else behind the locks, so that it holds until the end of the transaction. All questions are sent at once;
/// the server answers them one after the other.
@ApplicationScoped
class BooksReader {
    /// How many lots of an account expire at most before a command; the sweep sees to the others.
    private static final int DUE_LOTS_MOST = 1_000;
    private static final String LOCK =
            "SELECT FROM account WHERE id = ANY ($1::uuid[]) AND owner IS NOT NULL ORDER BY id FOR UPDATE";
    /// Asked behind the locks: an account that belongs to a main one may have been opened while its
    /// lock was waited for.
    private static final String ACCOUNTS = """
            SELECT id, kind, owner, balance, version, floor, debt, closed_at IS NOT NULL AS closed FROM account
            WHERE id = ANY ($1::uuid[]) AND owner IS NOT NULL
            """;
    private static final String MOMENT = "SELECT now() AS moment, debt_limit, adjustment_limit FROM programme";
    private static final String CAUSES =
            "SELECT id, cause, fingerprint FROM ledger_transaction WHERE cause = ANY ($1::uuid[])";
    private static final String QUOTES = "SELECT quote_id FROM ledger_transaction WHERE quote_id = ANY ($1::uuid[])";
    private static final String OPEN_LOTS = """
            SELECT lot.* FROM unnest($1::uuid[]) AS wanted (account_id)
            CROSS JOIN LATERAL (SELECT * FROM lot
                WHERE lot.account_id = wanted.account_id AND remaining > 0
                ORDER BY expires_at, granted_at, id LIMIT $2) AS lot
            """;
    /// What is past its date and not yet expired. Points that came back after their date are due since
    /// then.
    private static final String DUE_LOTS = """
            SELECT lot.*, greatest(lot.expires_at, (SELECT max(posted.effective_at)
                FROM lot_allocation AS taken JOIN ledger_transaction AS posted ON posted.id = taken.transaction_id
                WHERE taken.lot_id = lot.id)) AS due_since
            FROM unnest($1::uuid[]) AS wanted (account_id)
            CROSS JOIN LATERAL (SELECT * FROM lot
                WHERE lot.account_id = wanted.account_id AND remaining > 0 AND expires_at <= now()
                    AND available_at IS NULL
                ORDER BY expires_at, granted_at, id LIMIT $2) AS lot
            """;
    /// The lots that transactions granted, and those that their points went to.
    private static final String FAMILY = """
            family AS (
                SELECT id FROM lot WHERE transaction_id = ANY ({transactions}::uuid[])
                UNION
                SELECT lot.id FROM family JOIN lot ON lot.source_id = family.id
            )
            """;
    /// Lots by their ids, those that holds lie in, those that transactions granted or touched, and
    /// where held ones came from.
    private static final String NAMED_LOTS = "WITH RECURSIVE " + FAMILY.replace("{transactions}", "$3") + """
            , named AS (
                SELECT lot.* FROM lot WHERE id = ANY ($1::uuid[])
                UNION ALL
                SELECT lot.* FROM hold JOIN lot ON lot.transaction_id = hold.placed_by WHERE hold.id = ANY ($2::uuid[])
                UNION ALL
                SELECT lot.* FROM family JOIN lot ON lot.id = family.id
                UNION ALL
                SELECT lot.* FROM lot_allocation AS taken JOIN lot ON lot.id = taken.lot_id
                WHERE taken.transaction_id = ANY ($3::uuid[])
            )
            SELECT * FROM named
            UNION ALL
            SELECT lot.* FROM lot WHERE id IN (SELECT origin_id FROM named WHERE origin_id IS NOT NULL)
            """;
    private static final String EXPIRED = "WITH RECURSIVE " + FAMILY.replace("{transactions}", "$1") + """
            SELECT taken.lot_id, sum(taken.points)::bigint AS points
            FROM family
            JOIN lot_allocation AS taken ON taken.lot_id = family.id
            JOIN ledger_transaction AS posted ON posted.id = taken.transaction_id AND posted.kind = 'expire'
            GROUP BY taken.lot_id
            """;
    private static final String BY_HAND = """
            SELECT actor, account_id, coalesce(sum(points) FILTER (WHERE points > 0), 0)::bigint AS given,
                coalesce(-sum(points) FILTER (WHERE points < 0), 0)::bigint AS taken
            FROM unnest($1::text[], $2::uuid[]) AS wanted (actor, account_id)
            JOIN given_by_hand USING (actor, account_id)
            WHERE given_at > now() - interval '24 hours'
            GROUP BY actor, account_id
            """;
    private static final String HOLDS = "SELECT * FROM hold WHERE id = ANY ($1::uuid[])";
    private static final String TRANSACTIONS = """
            SELECT id, kind,
                EXISTS (SELECT FROM ledger_transaction AS other WHERE other.reverses = posted.id AND kind = 'reverse')
                    AS reversed,
                (SELECT coalesce(sum(entry.amount), 0)::bigint FROM ledger_transaction AS other
                    JOIN ledger_entry AS entry ON entry.transaction_id = other.id AND entry.balance_after IS NULL
                    WHERE other.reverses = posted.id AND other.kind = 'clawback') AS clawed_back
            FROM ledger_transaction AS posted WHERE id = ANY ($1::uuid[])
            """;
    private static final String ENTRIES = """
            SELECT transaction_id, account_id, amount, balance_after, account_version FROM ledger_entry
            WHERE transaction_id = ANY ($1::uuid[]) ORDER BY position
            """;
    private static final String ALLOCATIONS = """
            SELECT transaction_id, lot_id, points FROM lot_allocation
            WHERE transaction_id = ANY ($1::uuid[]) ORDER BY lot_id
            """;

    /// Locks accounts, in the order of their ids.
    Uni<Void> lock(SqlConnection transaction, Collection<AccountId> accountIds) {
        return ask(transaction, LOCK, accountArray(accountIds), rows -> {});
    }

    /// The account's lots that are due to expire, with since when.
    Uni<Map<UUID, Instant>> due(SqlConnection transaction, AccountId accountId) {
        Map<UUID, Instant> due = new LinkedHashMap<>();
        return ask(
                        transaction,
                        DUE_LOTS,
                        Tuple.of(new UUID[] {accountId.value()}, DUE_LOTS_MOST),
                        rows -> rows.forEach(row -> due.put(row.getUUID("id"), dueSince(row))))
                .replaceWith(due);
    }

    /// @param lotsMost how many open lots of an account are read at most
    Uni<Position> position(SqlConnection transaction, List<Command> commands, int lotsMost) {
        Wanted wanted = Wanted.by(commands);
        Uni<Void> locked = lock(transaction, wanted.accounts());
        return position(transaction, List.of(locked), wanted, lotsMost);
    }

    /// The same without a lock, as it is on a snapshot.
    Uni<Position> look(SqlConnection snapshot, Command command, int lotsMost) {
        return position(snapshot, List.of(), Wanted.by(List.of(command)), lotsMost);
    }

    private static Uni<Position> position(
            SqlConnection transaction, List<Uni<Void>> before, Wanted wanted, int lotsMost) {
        Parts parts = new Parts();
        List<Uni<Void>> questions = new ArrayList<>(before);
        questions.add(ask(
                transaction,
                ACCOUNTS,
                accountArray(wanted.accounts()),
                rows -> parts.accounts.addAll(all(rows, BooksReader::account))));
        questions.add(transaction
                .preparedQuery(MOMENT)
                .execute()
                .invoke(rows -> parts.at(Rows.only(rows)))
                .replaceWithVoid());
        questions.add(ask(transaction, CAUSES, array(wanted.causes()), parts::addCauses));
        questions.add(ask(
                transaction, DUE_LOTS, Tuple.of(accountArray(wanted.mainAccounts()), DUE_LOTS_MOST), parts::addDue));
        if (!wanted.hands().isEmpty()) {
            Tuple arguments = Tuple.of(
                    wanted.hands().stream().map(ByHand.Hand::actor).toArray(String[]::new),
                    wanted.hands().stream()
                            .map(hand -> hand.accountId().value())
                            .toArray(UUID[]::new));
            questions.add(ask(transaction, BY_HAND, arguments, parts::addByHand));
        }
        if (!wanted.quotes().isEmpty()) {
            questions.add(ask(
                    transaction,
                    QUOTES,
                    array(wanted.quotes()),
                    rows -> rows.forEach(row -> parts.quotes.add(row.getUUID("quote_id")))));
        }
        if (!wanted.taking().isEmpty()) {
            Tuple arguments = Tuple.of(accountArray(wanted.taking()), lotsMost);
            questions.add(ask(
                    transaction, OPEN_LOTS, arguments, rows -> parts.addOpen(all(rows, LedgerRows::lot), lotsMost)));
        }
        if (wanted.namesLots()) {
            Tuple arguments = Tuple.of(array(wanted.lots()), array(wanted.holds()), array(wanted.transactions()));
            questions.add(
                    ask(transaction, NAMED_LOTS, arguments, rows -> parts.lots.addAll(all(rows, LedgerRows::lot))));
        }
        if (!wanted.holds().isEmpty()) {
            questions.add(ask(
                    transaction,
                    HOLDS,
                    array(wanted.holds()),
                    rows -> parts.holds.addAll(all(rows, LedgerRows::hold))));
        }
        if (!wanted.transactions().isEmpty()) {
            UUID[] ids = array(wanted.transactions());
            questions.add(ask(transaction, TRANSACTIONS, ids, parts.transactions::set));
            questions.add(ask(transaction, ENTRIES, ids, parts.transactions::addEntries));
            questions.add(ask(transaction, ALLOCATIONS, ids, parts.transactions::addAllocations));
            questions.add(ask(transaction, EXPIRED, ids, parts::addExpired));
        }
        return Uni.join().all(questions).andFailFast().map(all -> parts.position());
    }

    private static Uni<Void> ask(SqlConnection connection, String query, UUID[] ids, Consumer<RowSet<Row>> taker) {
        return ask(connection, query, Tuple.of(ids), taker);
    }

    private static Uni<Void> ask(SqlConnection connection, String query, Tuple arguments, Consumer<RowSet<Row>> taker) {
        return connection.preparedQuery(query).execute(arguments).invoke(taker).replaceWithVoid();
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> mapping) {
        return Rows.list(rows, mapping);
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static UUID[] accountArray(Collection<AccountId> ids) {
        return ids.stream().map(AccountId::value).toArray(UUID[]::new);
    }

    private static Instant dueSince(Row row) {
        return Times.instant(row, "due_since");
    }

    private static Account account(Row row) {
        return new Account(
                new AccountId(row.getUUID("id")),
                AccountKind.of(row.getString("kind")),
                new CustomerId(row.getUUID("owner")),
                row.getLong("balance"),
                row.getLong("version"),
                row.getLong("floor"),
                row.getLong("debt"),
                row.getBoolean("closed"));
    }

    /// The answers as they come in.
    private static final class Parts {
        private final List<Account> accounts = new ArrayList<>();
        private final Map<UUID, Position.KnownCause> causes = new HashMap<>();
        private final Set<UUID> quotes = new HashSet<>();
        private final List<Lot> lots = new ArrayList<>();
        private final Map<AccountId, Lot> horizons = new HashMap<>();
        private final List<Hold> holds = new ArrayList<>();
        private final Map<UUID, Long> expired = new HashMap<>();
        private final Map<UUID, Instant> dueSince = new HashMap<>();
        private final PostedTransactionRows transactions = new PostedTransactionRows();
        private Instant moment = Instant.EPOCH;
        private long debtLimit;
        private long adjustmentLimit;
        private final Map<ByHand.Hand, ByHand.Used> byHand = new HashMap<>();

        void at(Row row) {
            moment = Times.instant(row, "moment");
            debtLimit = row.getLong("debt_limit");
            adjustmentLimit = row.getLong("adjustment_limit");
        }

        void addCauses(RowSet<Row> rows) {
            rows.forEach(row -> {
                Cause cause = new Cause(row.getUUID("cause"), row.getUUID("fingerprint"));
                causes.put(cause.id(), new Position.KnownCause(cause, row.getUUID("id")));
            });
        }

        void addDue(RowSet<Row> rows) {
            rows.forEach(row -> {
                lots.add(LedgerRows.lot(row));
                dueSince.put(row.getUUID("id"), dueSince(row));
            });
        }

        void addByHand(RowSet<Row> rows) {
            rows.forEach(row -> byHand.put(
                    new ByHand.Hand(row.getString("actor"), new AccountId(row.getUUID("account_id"))),
                    new ByHand.Used(row.getLong("given"), row.getLong("taken"))));
        }

        void addExpired(RowSet<Row> rows) {
            rows.forEach(row -> expired.put(row.getUUID("lot_id"), row.getLong("points")));
        }

        /// As many as were asked for are perhaps not all.
        void addOpen(List<Lot> open, int most) {
            lots.addAll(open);
            Map<AccountId, List<Lot>> byAccount = new HashMap<>();
            open.forEach(lot -> byAccount
                    .computeIfAbsent(lot.accountId(), id -> new ArrayList<>())
                    .add(lot));
            byAccount.forEach((account, read) -> {
                if (read.size() >= most) {
                    horizons.put(account, Collections.max(read, Lot.TAKING_ORDER));
                }
            });
        }

        Position position() {
            return new Position(
                    moment,
                    debtLimit,
                    accounts,
                    causes,
                    lots,
                    horizons,
                    holds,
                    transactions.withLots(lots),
                    quotes,
                    expired,
                    adjustmentLimit,
                    byHand,
                    dueSince);
        }
    }
}
