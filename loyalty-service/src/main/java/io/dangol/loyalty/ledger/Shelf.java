package io.dangol.loyalty.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the books say while a batch is decided: the position under lock, and what the commands so far have made of it.
final class Shelf {
    private final Map<UUID, Account> accounts = new HashMap<>();
    private final Map<UUID, Position.KnownCause> causes;
    private final Map<UUID, Lot> lots = new HashMap<>();
    private final Map<UUID, Set<Lot>> openLots = new HashMap<>();
    /// Of an account with further open lots, the last one that was read: what comes behind is not known.
    private final Map<UUID, Lot> horizons;
    private final Map<UUID, Hold> holds = new HashMap<>();
    private final Map<UUID, PostedTransaction> transactions = new HashMap<>();
    private final Set<UUID> usedQuotes;

    private final Map<UUID, Account> changedAccounts = new LinkedHashMap<>();
    private final Set<UUID> newLots = new HashSet<>();
    private final Map<UUID, Lot> touchedLots = new LinkedHashMap<>();
    private final Map<UUID, Hold> touchedHolds = new LinkedHashMap<>();
    private final Set<UUID> shortOfLots = new HashSet<>();

    Shelf(Position position) {
        causes = new HashMap<>(position.causes());
        horizons = position.horizons();
        usedQuotes = new HashSet<>(position.usedQuotes());
        position.accounts().forEach(account -> accounts.put(account.id(), account));
        position.lots().forEach(this::put);
        position.holds().forEach(hold -> holds.put(hold.id(), hold));
        position.transactions().forEach(posted -> transactions.put(posted.id(), posted));
    }

    @Nullable Account account(UUID id) {
        return accounts.get(id);
    }

    Position.@Nullable KnownCause known(Cause cause) {
        return causes.get(cause.id());
    }

    @Nullable Lot lot(UUID id) {
        return lots.get(id);
    }

    /// The lots of an account that have something left, in the order in which they are taken.
    Set<Lot> open(UUID accountId) {
        return openLots.computeIfAbsent(accountId, id -> new TreeSet<>(Lot.TAKING_ORDER));
    }

    /// Whether the lot comes behind the last one that was read of its account, so that another may come before it.
    boolean isBeyondHorizon(Lot lot) {
        Lot horizon = horizons.get(lot.accountId());
        return horizon != null && Lot.TAKING_ORDER.compare(lot, horizon) > 0;
    }

    boolean isCut(UUID accountId) {
        return horizons.containsKey(accountId);
    }

    void needMoreLotsOf(UUID accountId) {
        shortOfLots.add(accountId);
    }

    boolean isShort() {
        return !shortOfLots.isEmpty();
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

    Decision decision(List<Outcome> outcomes) {
        List<Lot> granted = new ArrayList<>();
        List<Lot> changed = new ArrayList<>();
        touchedLots.values().forEach(lot -> (newLots.contains(lot.id()) ? granted : changed).add(lot));
        return new Decision(
                List.copyOf(outcomes),
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
        Set<Lot> open = open(lot.accountId());
        open.remove(lot);
        if (lot.remaining() > 0) {
            open.add(lot);
        }
    }
}
