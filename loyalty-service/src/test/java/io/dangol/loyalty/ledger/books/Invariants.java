package io.dangol.loyalty.ledger.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.AccountKind;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Points;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.TransactionKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What must always be true of the [MemoryBooks]; the numbers are those of the ledger's design.
final class Invariants {
    private final MemoryBooks books;
    private final Map<AccountId, Long> balances = new HashMap<>();
    private final Map<AccountId, Long> versions = new HashMap<>();
    private final Map<UUID, Long> allocated = new HashMap<>();
    private final Map<AccountId, Long> held = new HashMap<>();

    private Invariants(MemoryBooks books) {
        this.books = books;
    }

    static void check(MemoryBooks books) {
        Invariants invariants = new Invariants(books);
        books.transactions.values().forEach(invariants::checkTransaction);
        books.accounts.values().forEach(invariants::checkAccount);
        books.lots.values().forEach(invariants::checkLot);
        books.holds.values().forEach(invariants::checkHold);
        books.accounts.values().forEach(invariants::checkHeld);
        assertThat(books.transactions.values().stream()
                        .map(each -> each.heading().cause().id()))
                .as("6: one cause has one transaction")
                .doesNotHaveDuplicates();
        assertThat(books.transactions.values().stream()
                        .filter(each -> each.kind() == TransactionKind.REVERSE)
                        .map(Transaction::reverses))
                .as("8: a transaction is taken back once")
                .doesNotHaveDuplicates();
    }

    private void checkTransaction(Transaction transaction) {
        List<Entry> entries = transaction.entries();
        assertThat(entries).as("1").hasSizeGreaterThanOrEqualTo(2);
        assertThat(entries.stream().mapToLong(Entry::amount).sum()).as("1").isZero();
        for (Entry entry : entries) {
            assertThat(entry.amount()).as("1").isNotZero();
            if (books.accounts.containsKey(entry.accountId())) {
                long after = balances.merge(entry.accountId(), entry.amount(), Long::sum);
                long number = versions.merge(entry.accountId(), 1L, Long::sum);
                assertThat(entry.balanceAfter()).as("3").isEqualTo(after);
                assertThat(entry.accountVersion()).as("3").isEqualTo(number);
            } else {
                assertThat(entry.balanceAfter()).as("3").isNull();
            }
        }
        transaction.allocations().forEach(taken -> allocated.merge(taken.lotId(), taken.points(), Long::sum));
    }

    private void checkAccount(Account account) {
        assertThat(account.balance()).as("2").isEqualTo(balances.getOrDefault(account.id(), 0L));
        assertThat(account.version()).as("2").isEqualTo(versions.getOrDefault(account.id(), 0L));
        long lots = books.lots.values().stream()
                .filter(lot -> lot.accountId().equals(account.id()))
                .mapToLong(Lot::remaining)
                .sum();
        assertThat(lots - account.debt())
                .as("4: what is there is in lots, less what is owed")
                .isEqualTo(account.balance());
        assertThat(account.debt()).as("4").isBetween(0L, account.kind().isMain() ? Points.MOST : 0);
        assertThat(account.balance()).as("5").isBetween(account.floor(), Points.MOST);
        assertThat(account.floor()).as("5").isBetween(account.kind().isMain() ? -Points.MOST : 0, 0L);
    }

    private void checkLot(Lot lot) {
        assertThat(lot.granted()).as("4").isBetween(1L, Points.MOST);
        assertThat(lot.remaining())
                .as("4")
                .isEqualTo(lot.granted() - allocated.getOrDefault(lot.id(), 0L))
                .isBetween(0L, lot.granted());
    }

    private void checkHold(Hold hold) {
        List<TransactionKind> kinds = books.transactions.values().stream()
                .filter(each -> each.hold() != null && each.hold().id().equals(hold.id()))
                .map(Transaction::kind)
                .toList();
        boolean open = hold.state() == Hold.State.OPEN;
        assertThat(kinds).as("7: a hold is placed once, and resolved once").hasSize(open ? 1 : 2);
        assertThat(kinds.getFirst()).as("7").isEqualTo(TransactionKind.HOLD);
        assertThat(hold.resolvedBy() == null).as("7").isEqualTo(open);
        if (open) {
            held.merge(AccountIds.heldOf(hold.accountId()), hold.points(), Long::sum);
        }
    }

    private void checkHeld(Account account) {
        if (account.kind() == AccountKind.HELD) {
            assertThat(account.balance())
                    .as("7: what is held is what open holds say")
                    .isEqualTo(held.getOrDefault(account.id(), 0L));
        }
    }
}
