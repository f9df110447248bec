package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.ByHand;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.TransactionKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The state of the books while a batch is decided: the locked position, and the changes by the commands so far.
final class BatchState {
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Map<UUID, Position.KnownCause> causes;
    private final Map<UUID, Lot> lots = new HashMap<>();
    private final Map<AccountId, Set<Lot>> openLots = new HashMap<>();
    /// Of an account with further open lots, the last one that was read: what comes behind is not
    /// known.
    private final Map<AccountId, Lot> horizons;
    private final Map<UUID, Hold> holds = new HashMap<>();
    private final Map<UUID, PostedTransaction> transactions = new HashMap<>();
    private final Set<UUID> usedQuotes;
    /// The lots that points of a lot went to, by transfers and maturities.
    private final Map<UUID, Set<UUID>> followers = new HashMap<>();
    private final Map<UUID, Long> expired;
    private final Map<ByHand.Hand, ByHand.Used> byHand;

    private final Map<AccountId, Account> changedAccounts = new LinkedHashMap<>();
    private final Set<UUID> newLots = new HashSet<>();
    private final Map<UUID, Lot> touchedLots = new LinkedHashMap<>();
    private final Map<UUID, Hold> touchedHolds = new LinkedHashMap<>();
    private final Set<AccountId> shortOfLots = new HashSet<>();

    BatchState(Position position) {
        causes = new HashMap<>(position.causes());
        horizons = position.horizons();
        usedQuotes = new HashSet<>(position.usedQuotes());
        expired = new HashMap<>(position.expired());
        byHand = new HashMap<>(position.byHand());
        position.accounts().forEach(account -> accounts.put(account.id(), account));
        position.lots().forEach(this::put);
        position.holds().forEach(hold -> holds.put(hold.id(), hold));
        position.transactions().forEach(posted -> transactions.put(posted.id(), posted));
    }

    @Nullable Account account(AccountId id) {
        return accounts.get(id);
    }

    Position.@Nullable KnownCause known(Cause cause) {
        return causes.get(cause.id());
    }

    @Nullable Lot lot(UUID id) {
        return lots.get(id);
    }

    /// The lots of an account that have something left, in the order in which they are taken.
    Set<Lot> open(AccountId accountId) {
        return openLots.computeIfAbsent(accountId, id -> new TreeSet<>(Lot.TAKING_ORDER));
    }

    /// Whether the lot comes behind the last one that was read of its account, so that another may
    /// come before it.
    boolean isBeyondHorizon(Lot lot) {
        Lot horizon = horizons.get(lot.accountId());
        return horizon != null && Lot.TAKING_ORDER.compare(lot, horizon) > 0;
    }

    boolean isCut(AccountId accountId) {
        return horizons.containsKey(accountId);
    }

    void needMoreLotsOf(AccountId accountId) {
        shortOfLots.add(accountId);
    }

    boolean isShort() {
        return !shortOfLots.isEmpty();
    }

    /// The lot, and all that its points went to by transfers and maturities.
    List<Lot> family(Lot root) {
        List<Lot> family = new ArrayList<>(List.of(Objects.requireNonNullElse(lots.get(root.id()), root)));
        for (int index = 0; index < family.size(); index++) {
            for (UUID follower : followers.getOrDefault(family.get(index).id(), Set.of())) {
                family.add(Objects.requireNonNull(lots.get(follower)));
            }
        }
        return family;
    }

    /// How many points of a lot expired so far.
    long expired(UUID lotId) {
        return expired.getOrDefault(lotId, 0L);
    }

    /// What a hand gave and took so far, and this with it.
    ByHand.Used used(ByHand more) {
        return byHand.getOrDefault(more.hand(), ByHand.Used.NOTHING).with(more.points());
    }

    @Nullable Hold hold(UUID id) {
        return holds.get(id);
    }

    @Nullable PostedTransaction transaction(UUID id) {
        return transactions.get(id);
    }

    boolean isUsed(@Nullable UUID quoteId) {
        return quoteId != null && usedQuotes.contains(quoteId);
    }

    /// Takes in what a command has come to.
    void add(Transaction transaction, Collection<Account> after, Collection<Lot> granted, Collection<Lot> changed) {
        Heading heading = transaction.heading();
        causes.put(heading.cause().id(), new Position.KnownCause(heading.cause(), transaction.id()));
        if (heading.quoteId() != null) {
            usedQuotes.add(heading.quoteId());
        }
        after.forEach(account -> {
            accounts.put(account.id(), account);
            changedAccounts.put(account.id(), account);
        });
        granted.forEach(lot -> {
            newLots.add(lot.id());
            touch(lot);
        });
        changed.forEach(this::touch);
        transaction.givenByHand().forEach(given -> byHand.put(given.hand(), used(given)));
        if (transaction.kind() == TransactionKind.EXPIRE) {
            transaction.allocations().forEach(taken -> expired.merge(taken.lotId(), taken.points(), Long::sum));
        }
        if (transaction.hold() != null) {
            holds.put(transaction.hold().id(), transaction.hold());
            touchedHolds.put(transaction.hold().id(), transaction.hold());
        }
        transactions.put(
                transaction.id(),
                new PostedTransaction(
                        transaction.id(),
                        transaction.kind(),
                        transaction.entries(),
                        transaction.lots(),
                        transaction.allocations(),
                        false,
                        0));
    }

    void update(PostedTransaction posted) {
        transactions.put(posted.id(), posted);
    }

    Decision decision(List<Outcome> outcomes, List<Outcome.Posted> posted) {
        List<Lot> granted = new ArrayList<>();
        List<Lot> changed = new ArrayList<>();
        touchedLots.values().forEach(lot -> (newLots.contains(lot.id()) ? granted : changed).add(lot));
        return new Decision(
                List.copyOf(outcomes),
                List.copyOf(posted),
                List.copyOf(changedAccounts.values()),
                List.copyOf(granted),
                List.copyOf(changed),
                List.copyOf(touchedHolds.values()),
                Set.copyOf(shortOfLots));
    }

    private void touch(Lot lot) {
        put(lot);
        touchedLots.put(lot.id(), lot);
    }

    private void put(Lot lot) {
        lots.put(lot.id(), lot);
        if (lot.sourceId() != null) {
            followers
                    .computeIfAbsent(lot.sourceId(), id -> new LinkedHashSet<>())
                    .add(lot.id());
        }
        Set<Lot> open = open(lot.accountId());
        open.remove(lot);
        if (lot.remaining() > 0) {
            open.add(lot);
        }
    }
}
