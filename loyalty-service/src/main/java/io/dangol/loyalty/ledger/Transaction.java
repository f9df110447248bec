package io.dangol.loyalty.ledger;

import java.util.List;
import java.util.UUID;

/// An immutable posting: what was asked, and the entries that carry it out.
///
/// @param reason why, in a word: what the readers of entries and of `points.earned` see
/// @param entries two or more, which sum to zero
/// @param lots those that it grants
public record Transaction(
        UUID id, TransactionKind kind, String reason, Command command, List<Entry> entries, List<Lot> lots) {

    public Transaction {
        entries = List.copyOf(entries);
        lots = List.copyOf(lots);
        if (entries.size() < 2 || entries.stream().mapToLong(Entry::amount).sum() != 0) {
            throw new IllegalStateException("a transaction's entries must be two or more and sum to zero");
        }
    }
}
