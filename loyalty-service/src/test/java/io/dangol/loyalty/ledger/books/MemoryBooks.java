package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Points;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.TransactionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Books without a database: they keep what decisions say, and give to read what [BooksReader] would, no more.
final class MemoryBooks {
    private static final int LOTS_FACTOR = 2;
    /// As the database orders lots, written a second time.
    private static final Comparator<Lot> ORDER = Comparator.<Lot, Instant>comparing(
                    lot -> lot.expiresAt() == null ? Instant.MAX : lot.expiresAt())
            .thenComparing(Lot::grantedAt)
            .thenComparing(lot -> lot.id().toString());

    final Map<AccountId, Account> accounts = new HashMap<>();
    final Map<UUID, Lot> lots = new LinkedHashMap<>();
    final Map<UUID, Hold> holds = new HashMap<>();
    final Map<UUID, Transaction> transactions = new LinkedHashMap<>();
    private final PostingRules rules = new PostingRules(this::nextId);
    private long lastId;

    MemoryBooks(List<AccountId> members) {
        members.forEach(member -> accounts.put(member, Account.opened(member, new CustomerId(member.value()))));
    }

    void setClosed(AccountId account, boolean closed) {
        accounts.computeIfPresent(
                account,
                (id, is) -> new Account(
                        id, is.kind(), is.owner(), is.balance(), is.version(), is.floor(), is.debt(), closed));
    }

    /// As [Books] do it. The ids that are made do not depend on how commands are batched.
    List<Outcome> post(List<Command> commands, Instant now, long debtLimit, int lotsAtFirst) {
        long firstId = lastId;
        int lotsMost = lotsAtFirst;
        while (true) {
            Decision decision = rules.decide(position(commands, now, debtLimit, lotsMost), commands);
            if (decision.shortOfLots().isEmpty()) {
                write(decision);
                return decision.outcomes();
            }
            lotsMost *= LOTS_FACTOR;
            lastId = firstId;
        }
    }

    private UUID nextId() {
        return new UUID(0x0190_0000_0000_7000L, ++lastId);
    }

    private Position position(List<Command> commands, Instant now, long debtLimit, int lotsMost) {
        Wanted wanted = Wanted.by(commands);
        List<Lot> read = new ArrayList<>();
        Map<AccountId, Lot> horizons = new HashMap<>();
        for (AccountId account : wanted.taking()) {
            List<Lot> open = lots.values().stream()
                    .filter(lot -> lot.accountId().equals(account) && lot.remaining() > 0)
                    .sorted(ORDER)
                    .limit(lotsMost)
                    .toList();
            read.addAll(open);
            if (open.size() == lotsMost) {
                horizons.put(account, open.getLast());
            }
        }
        read.addAll(named(wanted));
        read.addAll(due(wanted, now));
        Map<UUID, Position.KnownCause> causes = new HashMap<>();
        Set<UUID> quotes = new HashSet<>();
        for (Transaction transaction : transactions.values()) {
            Heading heading = transaction.heading();
            if (wanted.causes().contains(heading.cause().id())) {
                causes.put(heading.cause().id(), new Position.KnownCause(heading.cause(), transaction.id()));
            }
            if (heading.quoteId() != null && wanted.quotes().contains(heading.quoteId())) {
                quotes.add(heading.quoteId());
            }
        }
        return new Position(
                now,
                debtLimit,
                present(accounts, wanted.accounts()),
                causes,
                read,
                horizons,
                present(holds, wanted.holds()),
                present(transactions, wanted.transactions()).stream()
                        .map(this::asPosted)
                        .toList(),
                quotes,
                expired(),
                Points.MOST,
                Map.of(),
                Map.of());
    }

    /// The lots by their ids, those that holds lie in, those that transactions granted or touched, and
    /// their origins.
    private List<Lot> named(Wanted wanted) {
        Set<UUID> granting = new HashSet<>(wanted.transactions());
        present(holds, wanted.holds()).forEach(hold -> granting.add(hold.placedBy()));
        Set<UUID> ids = new HashSet<>(wanted.lots());
        present(transactions, wanted.transactions())
                .forEach(each -> each.allocations().forEach(taken -> ids.add(taken.lotId())));
        List<Lot> named = lots.values().stream()
                .filter(lot -> ids.contains(lot.id()) || granting.contains(lot.transactionId()))
                .toList();
        List<Lot> all = new ArrayList<>(named);
        all.addAll(family(wanted.transactions()));
        named.stream().filter(lot -> lot.originId() != null).forEach(lot -> all.add(lots.get(lot.originId())));
        return all;
    }

    private List<Lot> due(Wanted wanted, Instant now) {
        return lots.values().stream()
                .filter(lot -> wanted.mainAccounts().contains(lot.accountId())
                        && lot.remaining() > 0
                        && lot.expiresAt() != null
                        && !lot.expiresAt().isAfter(now))
                .toList();
    }

    private Map<UUID, Long> expired() {
        Map<UUID, Long> expired = new HashMap<>();
        transactions.values().stream()
                .filter(each -> each.kind() == TransactionKind.EXPIRE)
                .flatMap(each -> each.allocations().stream())
                .forEach(taken -> expired.merge(taken.lotId(), taken.points(), Long::sum));
        return expired;
    }

    /// The lots that a transaction granted, and all that their points went to.
    private List<Lot> family(Set<UUID> granting) {
        List<Lot> family = new ArrayList<>(lots.values().stream()
                .filter(lot -> granting.contains(lot.transactionId()))
                .toList());
        for (int index = 0; index < family.size(); index++) {
            UUID id = family.get(index).id();
            lots.values().stream().filter(lot -> id.equals(lot.sourceId())).forEach(family::add);
        }
        return family;
    }

    private PostedTransaction asPosted(Transaction transaction) {
        List<Transaction> after = transactions.values().stream()
                .filter(other -> transaction.id().equals(other.reverses()))
                .toList();
        return new PostedTransaction(
                transaction.id(),
                transaction.kind(),
                transaction.entries(),
                lots.values().stream()
                        .filter(lot -> lot.transactionId().equals(transaction.id()))
                        .sorted(Comparator.comparingLong(Lot::remaining))
                        .toList(),
                transaction.allocations().stream()
                        .sorted(Comparator.comparing(taken -> taken.lotId().toString()))
                        .toList(),
                after.stream().anyMatch(other -> other.kind() == TransactionKind.REVERSE),
                after.stream()
                        .filter(other -> other.kind() == TransactionKind.CLAWBACK)
                        .flatMap(other -> other.entries().stream())
                        .filter(entry -> entry.balanceAfter() == null)
                        .mapToLong(Entry::amount)
                        .sum());
    }

    private void write(Decision decision) {
        decision.accounts().forEach(account -> accounts.put(account.id(), account));
        decision.newLots().forEach(lot -> unique(lots.put(lot.id(), lot)));
        decision.changedLots().forEach(lot -> {
            if (lots.put(lot.id(), lot) == null) {
                throw new AssertionError("a lot was changed that is not there");
            }
        });
        decision.holds().forEach(hold -> holds.put(hold.id(), hold));
        decision.posted()
                .forEach(posted -> unique(transactions.put(posted.transaction().id(), posted.transaction())));
    }

    private static void unique(@Nullable Object before) {
        if (before != null) {
            throw new AssertionError("something was added that is there already: " + before);
        }
    }

    private static <I, T> List<T> present(Map<I, T> all, Collection<I> ids) {
        return ids.stream().filter(all::containsKey).map(all::get).toList();
    }
}
