package io.dangol.loyalty.ledger.books;

import io.dangol.kit.db.Times;
import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.ByHand;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes what a batch has come to: one statement for each kind of row, however many rows. All statements are sent at
/// once; the server carries them out one after the other.
@ApplicationScoped
class BooksWriter {
    private static final String OPEN = """
            INSERT INTO account (id, kind, owner, balance, version, floor)
            SELECT id, kind, owner, 0, 0, 0
            FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS opened (id, kind, owner)
            """;
    private static final String ADD_TRANSACTIONS = """
            INSERT INTO ledger_transaction (id, kind, cause, fingerprint, reason, reference, effective_at, recorded_by,
                quote_id, case_id, rule_id, rule_version, basis_amount, basis_currency, reverses, hold_id, shortfall,
                channel)
            SELECT id, kind, cause, fingerprint, reason, reference, effective_at, recorded_by,
                quote_id, case_id, rule_id, rule_version, basis_amount::numeric, basis_currency, reverses, hold_id,
                shortfall, channel
            FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[],
                $8::text[], $9::uuid[], $10::uuid[], $11::uuid[], $12::int[], $13::text[], $14::text[], $15::uuid[],
                $16::uuid[], $17::bigint[], $18::text[])
                AS posted (id, kind, cause, fingerprint, reason, reference, effective_at, recorded_by, quote_id,
                    case_id, rule_id, rule_version, basis_amount, basis_currency, reverses, hold_id, shortfall, channel)
            ORDER BY cause
            """;
    private static final String ADD_ENTRIES = """
            INSERT INTO ledger_entry (transaction_id, account_id, amount, balance_after, account_version)
            SELECT transaction_id, account_id, amount, balance_after, account_version
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[]) WITH ORDINALITY
                AS entry (transaction_id, account_id, amount, balance_after, account_version, place)
            ORDER BY place
            """;
    private static final String ADD_LOTS = """
            INSERT INTO lot (id, account_id, transaction_id, granted, remaining, granted_at, expires_at, available_at,
                origin_id, source_id)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[],
                $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::uuid[], $10::uuid[])
            """;
    private static final String CHANGE_LOTS = """
            UPDATE lot SET remaining = changed.remaining
            FROM unnest($1::uuid[], $2::bigint[]) AS changed (id, remaining)
            WHERE lot.id = changed.id
            """;
    private static final String ADD_ALLOCATIONS = """
            INSERT INTO lot_allocation (lot_id, transaction_id, points)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[])
            """;
    private static final String CHANGE_ACCOUNTS = """
            UPDATE account SET balance = changed.balance, version = changed.version, floor = changed.floor,
                debt = changed.debt
            FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
                AS changed (id, balance, version, floor, debt)
            WHERE account.id = changed.id
            """;
    private static final String PUT_HOLDS = """
            INSERT INTO hold (id, account_id, points, captured, state, reason, reference, placed_at, expires_at,
                placed_by, resolved_by)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                $8::timestamptz[], $9::timestamptz[], $10::uuid[], $11::uuid[])
            ON CONFLICT (id) DO UPDATE
            SET captured = excluded.captured, state = excluded.state, resolved_by = excluded.resolved_by
            """;

    /// What is too old to count goes with it, a bounded number at a time, so that nobody has to sweep
    /// it.
    private static final String ADD_BY_HAND = """
            WITH forgotten AS (
                DELETE FROM given_by_hand WHERE ctid = ANY (ARRAY (
                    SELECT ctid FROM given_by_hand WHERE given_at < now() - interval '25 hours'
                    ORDER BY given_at LIMIT 1000 FOR UPDATE SKIP LOCKED))
            )
            INSERT INTO given_by_hand (account_id, actor, transaction_id, points)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[])
            """;
    private static final String ADD_PROMISES = """
            INSERT INTO quote_promise (quote_id, kind, account_id, points, expires_at)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::timestamptz[])
            """;

    /// Opens accounts without a point.
    Uni<Void> open(SqlConnection transaction, Collection<Account> accounts) {
        return run(
                transaction,
                OPEN,
                column(accounts, account -> account.id().value(), UUID[]::new),
                column(accounts, account -> account.kind().wireName(), String[]::new),
                column(accounts, account -> account.owner().value(), UUID[]::new));
    }

    /// @param known the accounts that are there already; others that changed are opened
    List<Uni<Void>> write(SqlConnection transaction, Decision decision, Collection<AccountId> known) {
        List<Transaction> posted =
                decision.posted().stream().map(Outcome.Posted::transaction).toList();
        List<Account> strangers = decision.accounts().stream()
                .filter(account -> !known.contains(account.id()))
                .toList();
        List<Uni<Void>> statements = new ArrayList<>();
        if (!strangers.isEmpty()) {
            statements.add(open(transaction, strangers));
        }
        statements.add(transaction
                .preparedQuery(ADD_TRANSACTIONS)
                .execute(TransactionColumns.of(posted).toTuple())
                .replaceWithVoid());
        statements.add(addEntries(transaction, posted));
        statements.add(changeAccounts(transaction, decision.accounts()));
        if (!decision.newLots().isEmpty()) {
            statements.add(addLots(transaction, decision.newLots()));
        }
        if (!decision.changedLots().isEmpty()) {
            statements.add(run(
                    transaction,
                    CHANGE_LOTS,
                    column(decision.changedLots(), Lot::id, UUID[]::new),
                    column(decision.changedLots(), Lot::remaining, Long[]::new)));
        }
        if (posted.stream().anyMatch(each -> !each.allocations().isEmpty())) {
            statements.add(addAllocations(transaction, posted));
        }
        if (!decision.holds().isEmpty()) {
            statements.add(putHolds(transaction, decision.holds()));
        }
        List<Promise> promises =
                posted.stream().flatMap(each -> Promise.of(each).stream()).toList();
        if (!promises.isEmpty()) {
            statements.add(addPromises(transaction, promises));
        }
        if (posted.stream().anyMatch(each -> each.heading().byHand())) {
            statements.add(addByHand(transaction, posted));
        }
        return statements;
    }

    private static Uni<Void> addEntries(SqlConnection transaction, List<Transaction> posted) {
        record Line(UUID transactionId, Entry entry) {}
        List<Line> lines = posted.stream()
                .flatMap(each -> each.entries().stream().map(entry -> new Line(each.id(), entry)))
                .toList();
        return run(
                transaction,
                ADD_ENTRIES,
                column(lines, Line::transactionId, UUID[]::new),
                column(lines, line -> line.entry().accountId().value(), UUID[]::new),
                column(lines, line -> line.entry().amount(), Long[]::new),
                column(lines, line -> line.entry().balanceAfter(), Long[]::new),
                column(lines, line -> line.entry().accountVersion(), Long[]::new));
    }

    private static Uni<Void> changeAccounts(SqlConnection transaction, List<Account> changed) {
        return run(
                transaction,
                CHANGE_ACCOUNTS,
                column(changed, account -> account.id().value(), UUID[]::new),
                column(changed, Account::balance, Long[]::new),
                column(changed, Account::version, Long[]::new),
                column(changed, Account::floor, Long[]::new),
                column(changed, Account::debt, Long[]::new));
    }

    private static Uni<Void> addLots(SqlConnection transaction, List<Lot> lots) {
        return run(
                transaction,
                ADD_LOTS,
                column(lots, Lot::id, UUID[]::new),
                column(lots, lot -> lot.accountId().value(), UUID[]::new),
                column(lots, Lot::transactionId, UUID[]::new),
                column(lots, Lot::granted, Long[]::new),
                column(lots, Lot::remaining, Long[]::new),
                column(lots, lot -> Times.utcOrNull(lot.grantedAt()), OffsetDateTime[]::new),
                column(lots, lot -> Times.utcOrNull(lot.expiresAt()), OffsetDateTime[]::new),
                column(lots, lot -> Times.utcOrNull(lot.availableAt()), OffsetDateTime[]::new),
                column(lots, Lot::originId, UUID[]::new),
                column(lots, Lot::sourceId, UUID[]::new));
    }

    private static Uni<Void> addAllocations(SqlConnection transaction, List<Transaction> posted) {
        record Line(UUID transactionId, Allocation allocation) {}
        List<Line> lines = posted.stream()
                .flatMap(each -> each.allocations().stream().map(allocation -> new Line(each.id(), allocation)))
                .toList();
        return run(
                transaction,
                ADD_ALLOCATIONS,
                column(lines, line -> line.allocation().lotId(), UUID[]::new),
                column(lines, Line::transactionId, UUID[]::new),
                column(lines, line -> line.allocation().points(), Long[]::new));
    }

    private static Uni<Void> putHolds(SqlConnection transaction, List<Hold> holds) {
        return run(
                transaction,
                PUT_HOLDS,
                column(holds, Hold::id, UUID[]::new),
                column(holds, hold -> hold.accountId().value(), UUID[]::new),
                column(holds, Hold::points, Long[]::new),
                column(holds, Hold::captured, Long[]::new),
                column(holds, hold -> hold.state().wireName(), String[]::new),
                column(holds, Hold::reason, String[]::new),
                column(holds, Hold::reference, String[]::new),
                column(holds, hold -> Times.utcOrNull(hold.placedAt()), OffsetDateTime[]::new),
                column(holds, hold -> Times.utcOrNull(hold.expiresAt()), OffsetDateTime[]::new),
                column(holds, Hold::placedBy, UUID[]::new),
                column(holds, Hold::resolvedBy, UUID[]::new));
    }

    private static Uni<Void> addByHand(SqlConnection transaction, List<Transaction> posted) {
        record Line(UUID transactionId, ByHand given) {}
        List<Line> lines = posted.stream()
                .flatMap(each -> each.givenByHand().stream().map(given -> new Line(each.id(), given)))
                .toList();
        return run(
                transaction,
                ADD_BY_HAND,
                column(lines, line -> line.given().hand().accountId().value(), UUID[]::new),
                column(lines, line -> line.given().hand().actor(), String[]::new),
                column(lines, Line::transactionId, UUID[]::new),
                column(lines, line -> line.given().points(), Long[]::new));
    }

    private static Uni<Void> addPromises(SqlConnection transaction, List<Promise> promises) {
        return run(
                transaction,
                ADD_PROMISES,
                column(promises, Promise::quoteId, UUID[]::new),
                column(promises, promise -> promise.kind().wireName(), String[]::new),
                column(promises, promise -> promise.accountId().value(), UUID[]::new),
                column(promises, Promise::points, Long[]::new),
                column(promises, promise -> Times.utcOrNull(promise.expiresAt()), OffsetDateTime[]::new));
    }

    private static Uni<Void> run(SqlConnection transaction, String statement, Object... columns) {
        Tuple row = Tuple.tuple();
        for (Object column : columns) {
            row.addValue(column);
        }
        return transaction.preparedQuery(statement).execute(row).replaceWithVoid();
    }

    private static <R, T> Object column(
            Collection<R> rows, Function<R, @Nullable T> value, Function<Integer, T[]> array) {
        T[] column = array.apply(rows.size());
        int index = 0;
        for (R row : rows) {
            column[index++] = value.apply(row);
        }
        return column;
    }
}
