package io.dangol.loyalty.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /// What it gives by hand, each account's by itself; of a correction also what it takes. A transfer
    /// counts for the account that gets.
    public List<ByHand> givenByHand() {
        if (!heading().byHand()) {
            return List.of();
        }
        Map<AccountId, Long> moved = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.balanceAfter() != null)
                .forEach(entry -> moved.merge(AccountIds.main(entry.accountId()), entry.amount(), Long::sum));
        return moved.entrySet().stream()
                .filter(each -> each.getValue() > 0 || kind == TransactionKind.ADJUST)
                .map(each -> new ByHand(new ByHand.Hand(heading().recordedBy(), each.getKey()), each.getValue()))
                .toList();
    }

    /// Whether an earning rule computed it, which says more of it than the command does.
    public boolean needsItsRule() {
        return command instanceof Command.Earn earn && earn.calculation() != null;
    }
}
