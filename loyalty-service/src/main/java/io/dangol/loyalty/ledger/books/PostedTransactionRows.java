package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.LedgerRows;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.TransactionKind;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Puts posted transactions together from the rows of their parts.
final class PostedTransactionRows {
    private final List<Row> headings = new ArrayList<>();
    private final Map<UUID, List<Entry>> entries = new HashMap<>();
    private final Map<UUID, List<Allocation>> allocations = new HashMap<>();

    void set(RowSet<Row> rows) {
        rows.forEach(headings::add);
    }

    void addEntries(RowSet<Row> rows) {
        rows.forEach(row -> entries.computeIfAbsent(row.getUUID("transaction_id"), id -> new ArrayList<>())
                .add(LedgerRows.entry(row)));
    }

    void addAllocations(RowSet<Row> rows) {
        rows.forEach(row -> allocations
                .computeIfAbsent(row.getUUID("transaction_id"), id -> new ArrayList<>())
                .add(new Allocation(row.getUUID("lot_id"), row.getLong("points"))));
    }

    /// @param lots those that the transactions granted are among them, perhaps more than once
    List<PostedTransaction> withLots(List<Lot> lots) {
        return headings.stream()
                .map(row -> {
                    UUID id = row.getUUID("id");
                    return new PostedTransaction(
                            id,
                            TransactionKind.of(row.getString("kind")),
                            entries.getOrDefault(id, List.of()),
                            lots.stream()
                                    .filter(lot -> lot.transactionId().equals(id))
                                    .distinct()
                                    .toList(),
                            allocations.getOrDefault(id, List.of()),
                            row.getBoolean("reversed"),
                            row.getLong("clawed_back"));
                })
                .toList();
    }
}
