package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountKind;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.ledger.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Builds one transaction. Nothing of it reaches the [BatchState] before it is complete.
///
/// The first step that fails is the reason for which the command is refused; the steps after it do nothing.
final class TransactionBuilder {
    private final BatchState state;
    private final Instant now;
    private final Supplier<UUID> ids;
    private final UUID transactionId;

    private final Map<AccountId, Account> accounts = new LinkedHashMap<>();
    private final Map<AccountId, Long> moved = new LinkedHashMap<>();
    private final Map<AccountId, Long> owed = new HashMap<>();
    private final List<Account> posted = new ArrayList<>();
    private final List<Entry> programmeEntries = new ArrayList<>();
    private final Map<UUID, Lot> granted = new LinkedHashMap<>();
    private final Map<UUID, Lot> changed = new LinkedHashMap<>();
    private final Map<UUID, Long> allocated = new LinkedHashMap<>();
    private @Nullable LedgerProblem problem;

    TransactionBuilder(BatchState state, Instant now, Supplier<UUID> ids) {
        this.state = state;
        this.now = now;
        this.ids = ids;
        this.transactionId = ids.get();
    }

    UUID transactionId() {
        return transactionId;
    }

    @Nullable LedgerProblem problem() {
        return problem;
    }

    void refuse(LedgerProblem reason) {
        if (problem == null) {
            problem = reason;
        }
    }

    /// An entry on an account of the programme.
    void book(ProgrammeAccount account, long amount) {
        programmeEntries.add(Entry.of(account, amount));
    }

    /// The account as the transaction leaves it so far; one that belongs to a main account is opened when it
    /// is first needed.
    Account account(AccountId id, AccountKind kind, CustomerId owner) {
        Account known = accounts.get(id);
        if (known == null) {
            Account stored = state.account(id);
            known = stored == null ? Account.opened(id, kind, owner) : stored;
            accounts.put(id, known);
        }
        return known;
    }

    /// What the account's balance is with what the transaction has moved so far.
    long balance(Account account) {
        return account.balance() + moved.getOrDefault(account.id(), 0L);
    }

    /// Adds points in a new lot; what the account owes is paid out of it at once.
    void grant(Account account, long points, Instant grantedAt, @Nullable Instant expiresAt) {
        add(account, points, grantedAt, expiresAt, null, null, null);
    }

    /// Adds points that cannot be spent before `availableAt`.
    void grantPending(
            Account pending, long points, Instant grantedAt, @Nullable Instant expiresAt, Instant availableAt) {
        add(pending, points, grantedAt, expiresAt, availableAt, null, null);
    }

    /// Adds points that were taken from a lot and are set aside: they go back to it, or are redeemed.
    void grantHeld(Account held, long points, Instant heldAt, UUID originId) {
        add(held, points, heldAt, null, null, originId, null);
    }

    /// Adds points that were taken from another lot, and keep its dates.
    void move(Account account, long points, Lot source) {
        add(account, points, source.grantedAt(), source.expiresAt(), null, null, source.id());
    }

    private void add(
            Account account,
            long points,
            Instant grantedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant availableAt,
            @Nullable UUID originId,
            @Nullable UUID sourceId) {
        long paid = credit(account, points);
        Lot lot = new Lot(
                ids.get(),
                account.id(),
                transactionId,
                points,
                points,
                grantedAt,
                expiresAt,
                availableAt,
                originId,
                sourceId);
        granted.put(lot.id(), lot);
        allocate(lot, paid);
    }

    /// Gives points back to the lot that they were taken from; what the account owes is paid out of
    /// them at once.
    void giveBack(Account account, UUID lotId, long points) {
        long paid = credit(account, points);
        allocate(lot(lotId), paid - points);
    }

    /// Takes points from one lot.
    void takeFrom(Account account, UUID lotId, long points) {
        debit(account, points);
        allocate(lot(lotId), points);
    }

    /// Takes points that are to be spent: from lots that are not expired, in their order, never into
    /// debt.
    void spend(Account account, long points) {
        if (balance(account) < points) {
            refuse(LedgerProblem.INSUFFICIENT_POINTS);
            return;
        }
        long missing = takeInOrder(account, points);
        if (missing > 0) {
            refuse(LedgerProblem.INSUFFICIENT_POINTS);
            return;
        }
        debit(account, points);
    }

    /// Takes points away whatever their cause: from lots in their order, then into debt as far as the
    /// limit allows.
    void takeAway(Account account, long points, long debtLimit) {
        long fromLots = Math.clamp(balance(account), 0L, points);
        if (points - fromLots > room(account, debtLimit)) {
            refuse(LedgerProblem.INSUFFICIENT_POINTS);
            return;
        }
        // More lots may be past their date than expire before a command: the balance still counts the others.
        long missing = takeInOrder(account, fromLots);
        if (missing > room(account, debtLimit) - (points - fromLots)) {
            refuse(LedgerProblem.INSUFFICIENT_POINTS);
            return;
        }
        debit(account, fromLots - missing);
        owe(account, points - fromLots + missing);
    }

    /// Makes the account owe points: its lots stay as they are, and what it gets next pays.
    void owe(Account account, long points) {
        debit(account, points);
        owed.merge(account.id(), points, Long::sum);
    }

    /// How many points the account can owe beside what it owes.
    long room(Account account, long debtLimit) {
        return account.kind().isMain() ? Math.max(0, debtLimit - debt(account)) : 0;
    }

    /// What the transaction takes from lots and gives back to lots.
    List<Allocation> allocations() {
        return allocated.entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .map(each -> new Allocation(each.getKey(), each.getValue()))
                .toList();
    }

    /// The accounts with their new entries, and the programme's.
    ///
    /// @return empty where a balance would leave its range, which the transaction is then refused for
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(programmeEntries);
        for (Map.Entry<AccountId, Long> move : moved.entrySet()) {
            long amount = move.getValue();
            Account before = Objects.requireNonNull(accounts.get(move.getKey()));
            if (amount != 0 && problem == null) {
                before.with(amount, owed.getOrDefault(before.id(), 0L))
                        .ifPresentOrElse(
                                after -> {
                                    posted.add(after);
                                    entries.add(Entry.of(after, amount));
                                },
                                () -> refuse(LedgerProblem.BALANCE_OUT_OF_RANGE));
            }
        }
        return problem == null ? entries : List.of();
    }

    /// Hands over what the transaction has come to; it has no problem.
    void commit(Transaction transaction) {
        state.add(transaction, posted, granted.values(), changed.values());
    }

    List<Lot> granted() {
        return List.copyOf(granted.values());
    }

    /// @return how many of the points paid a debt
    private long credit(Account account, long points) {
        long paid = Math.min(points, debt(account));
        moved.merge(account.id(), points, Long::sum);
        owed.merge(account.id(), -paid, Long::sum);
        return paid;
    }

    private long debt(Account account) {
        return account.debt() + owed.getOrDefault(account.id(), 0L);
    }

    private void debit(Account account, long points) {
        moved.merge(account.id(), -points, Long::sum);
    }

    /// Takes from lots that are not expired.
    ///
    /// @return how many points could not be taken
    private long takeInOrder(Account account, long points) {
        long missing = points;
        for (Lot candidate : state.open(account.id())) {
            if (missing == 0) {
                return 0;
            }
            if (state.isBeyondHorizon(candidate)) {
                break;
            }
            Lot lot = lot(candidate.id());
            if (!lot.isExpired(now)) {
                long part = Math.min(lot.remaining(), missing);
                allocate(lot, part);
                missing -= part;
            }
        }
        if (missing > 0 && state.isCut(account.id())) {
            state.needMoreLotsOf(account.id());
            return 0;
        }
        return missing;
    }

    private Lot lot(UUID id) {
        Lot own = granted.get(id);
        if (own == null) {
            own = changed.get(id);
        }
        return own == null ? Objects.requireNonNull(state.lot(id), "a lot that a command needs is read") : own;
    }

    private void allocate(Lot lot, long points) {
        if (points != 0) {
            Lot after = lot.less(points);
            (granted.containsKey(lot.id()) ? granted : changed).put(after.id(), after);
            allocated.merge(lot.id(), points, Long::sum);
        }
    }
}
