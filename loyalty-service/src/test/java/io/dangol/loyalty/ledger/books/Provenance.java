package io.dangol.loyalty.ledger.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.TransactionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What must be true of whatever takes points back, found by the books' own history: it takes from no lot of another
/// cause, and all that was taken back of a cause is at most what it granted less what expired of it.
final class Provenance {
    private final MemoryBooks books;
    private final Transaction original;
    private final Instant now;

    private Provenance(MemoryBooks books, Transaction original, Instant now) {
        this.books = books;
        this.original = original;
        this.now = now;
    }

    /// @param taking the newest transaction
    static void check(MemoryBooks books, Transaction taking, Instant now) {
        @Nullable UUID reversed = taking.reverses();
        if (reversed != null) {
            Transaction original = Objects.requireNonNull(books.transactions.get(reversed));
            if (!original.lots().isEmpty()) {
                new Provenance(books, original, now).check(taking);
            }
        }
    }

    private void check(Transaction taking) {
        List<Lot> family = family();
        List<UUID> ids = family.stream().map(Lot::id).toList();
        assertThat(taking.allocations().stream()
                        .filter(each -> each.points() > 0)
                        .map(Allocation::lotId)
                        .toList())
                .as("12: points of other causes stay where they are")
                .allSatisfy(lot -> assertThat(ids).contains(lot));
        long granted = original.lots().stream().mapToLong(Lot::granted).sum();
        long past = family.stream()
                .filter(lot -> lot.isExpired(now))
                .mapToLong(Lot::remaining)
                .sum();
        long expired = books.transactions.values().stream()
                .filter(each -> each.kind() == TransactionKind.EXPIRE)
                .flatMap(each -> each.allocations().stream())
                .filter(each -> ids.contains(each.lotId()))
                .mapToLong(Allocation::points)
                .sum();
        assertThat(takenBack())
                .as("12: at most what was granted less what expired is taken back")
                .isLessThanOrEqualTo(granted - expired - past);
    }

    private List<Lot> family() {
        List<Lot> family = new ArrayList<>(original.lots().stream()
                .map(lot -> Objects.requireNonNull(books.lots.get(lot.id())))
                .toList());
        for (int index = 0; index < family.size(); index++) {
            UUID id = family.get(index).id();
            books.lots.values().stream()
                    .filter(lot -> id.equals(lot.sourceId()))
                    .forEach(family::add);
        }
        return family;
    }

    /// By all transactions that take the original back; of a transfer from the one who got it.
    private long takenBack() {
        List<AccountId> losing = original.lots().stream()
                .map(lot -> AccountIds.main(lot.accountId()))
                .toList();
        return books.transactions.values().stream()
                .filter(each -> original.id().equals(each.reverses()))
                .flatMap(each -> each.entries().stream())
                .filter(entry -> entry.balanceAfter() != null && losing.contains(AccountIds.main(entry.accountId())))
                .mapToLong(entry -> -entry.amount())
                .sum();
    }
}
