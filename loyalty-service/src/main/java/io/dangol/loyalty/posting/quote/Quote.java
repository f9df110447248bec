package io.dangol.loyalty.posting.quote;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A promise.
///
/// @param validUntil until when it is kept
/// @param promised what
public record Quote(UUID id, AccountId accountId, long points, Instant validUntil, Promised promised) {

    /// What is promised beyond the points.
    public sealed interface Promised {}

    /// Points are earned.
    ///
    /// @param expiresAt when they are lost; null: never
    /// @param calculation the rule that computed them, and what it was applied to; null where no rule did
    public record Earning(
            @Nullable Instant expiresAt, @Nullable Calculation calculation) implements Promised {}

    /// Points are spent.
    ///
    /// @param lots what is taken from which lots, in that order
    public record Spending(List<Allocation> lots) implements Promised {
        public Spending {
            lots = List.copyOf(lots);
        }
    }

    Quote promising(Promised other) {
        return new Quote(id, accountId, points, validUntil, other);
    }

    /// The command that does what is promised.
    public Command command(Heading heading) {
        return switch (promised) {
            case Earning earning ->
                new Command.Earn(heading, accountId, points, earning.expiresAt(), null, null, earning.calculation());
            case Spending spending -> new Command.Spend(heading, accountId, points, spending.lots());
        };
    }
}
