package io.dangol.loyalty.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An immutable posting: what was asked, and what carries it out.
///
/// @param entries two or more, which sum to zero
/// @param lots those that it grants, as it grants them
/// @param allocations what it takes from lots and gives back to lots
/// @param hold the hold that it places or resolves, as it leaves it; null where it does neither
/// @param reverses the transaction that it takes back, all or part; null where it does not
/// @param shortfall points that should have been taken and could not; mostly 0
public record Transaction(
        UUID id,
        TransactionKind kind,
        Command command,
        List<Entry> entries,
        List<Lot> lots,
        List<Allocation> allocations,
        @Nullable Hold hold,
        @Nullable UUID reverses,
        long shortfall) {

    public Transaction {
        entries = List.copyOf(entries);
        lots = List.copyOf(lots);
        allocations = List.copyOf(allocations);
        if (entries.size() < 2 || entries.stream().mapToLong(Entry::amount).sum() != 0) {
            throw new IllegalStateException("a transaction's entries must be two or more and sum to zero");
        }
    }

    /// What it is the consequence of, and who asked.
    public Heading heading() {
        return command.heading();
    }

    /// Whether an earning rule computed it, which says more of it than the command does.
    public boolean needsItsRule() {
        return command instanceof Command.Earn earn && earn.calculation() != null;
    }
}
