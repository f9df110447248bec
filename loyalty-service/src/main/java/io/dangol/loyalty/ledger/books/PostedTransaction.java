package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.TransactionKind;
import java.util.List;
import java.util.UUID;

/// A transaction as it stands in the books, for those that refer to it.
///
/// @param entries all of them
/// @param lots the lots that it granted, as they are now
/// @param allocations what it took from lots and gave back to lots
/// @param reversed whether it was taken back
/// @param clawedBack how many of its points were taken back by returns
record PostedTransaction(
        UUID id,
        TransactionKind kind,
        List<Entry> entries,
        List<Lot> lots,
        List<Allocation> allocations,
        boolean reversed,
        long clawedBack) {

    PostedTransaction {
        entries = List.copyOf(entries);
        lots = List.copyOf(lots);
        allocations = List.copyOf(allocations);
    }

    PostedTransaction taken() {
        return new PostedTransaction(id, kind, entries, lots, allocations, true, clawedBack);
    }

    PostedTransaction clawedBackBy(long points) {
        return new PostedTransaction(id, kind, entries, lots, allocations, reversed, clawedBack + points);
    }
}
