package io.dangol.loyalty.ledger.integrity;

import java.util.List;

/// Which queries go with which invariant.
final class Queries {
    private Queries() {}

    /// A query for how many things there are in a slice, in its only column.
    static InvariantQuery things(Invariant invariant) {
        return switch (invariant) {
            case TRANSACTIONS_SUM_TO_ZERO, ONE_CAUSE_ONE_EFFECT -> TransactionQueries.NUMBER;
            case BALANCES_ARE_SUMS, FLOORS_HOLD -> AccountQueries.NUMBER;
            case BALANCES_RUN -> AccountQueries.NUMBER_OF_ENTRIES;
            case LOTS_CARRY_BALANCES, REFUSALS_LEAVE_NOTHING -> TransactionQueries.NUMBER_OF_LOTS;
            case HOLDS_RESOLVE_ONCE -> AccountQueries.NUMBER_OF_HOLDS;
            case REVERSALS_HAPPEN_ONCE -> TransactionQueries.NUMBER_OF_REVERSALS;
            case OUTBOX_MATCHES_LEDGER -> OutboxQueries.NUMBER;
            case PREVIEWS_ARE_KEPT -> TransactionQueries.NUMBER_UNDER_QUOTES;
        };
    }

    /// The queries that look for violations in a slice of this domain; mostly one, and for some
    /// domains none.
    static List<InvariantQuery> violations(Invariant invariant, IdSpace domain) {
        return violations(invariant).stream()
                .filter(part -> part.domain() == domain)
                .toList();
    }

    private static List<InvariantQuery> violations(Invariant invariant) {
        return switch (invariant) {
            case TRANSACTIONS_SUM_TO_ZERO -> List.of(TransactionQueries.SUMS);
            case BALANCES_ARE_SUMS -> List.of(AccountQueries.BALANCES);
            case BALANCES_RUN -> List.of(AccountQueries.RUNNING_BALANCES);
            case LOTS_CARRY_BALANCES -> List.of(TransactionQueries.LOTS, AccountQueries.LOT_SUMS);
            case FLOORS_HOLD -> List.of(AccountQueries.FLOORS, AccountQueries.PAST_FLOORS);
            case ONE_CAUSE_ONE_EFFECT ->
                List.of(TransactionQueries.CAUSES, TransactionQueries.QUOTES_USED, TransactionQueries.CAUSES_OF_FACTS);
            case HOLDS_RESOLVE_ONCE -> List.of(AccountQueries.HOLDS, AccountQueries.HELD_BALANCES);
            case REVERSALS_HAPPEN_ONCE -> List.of(TransactionQueries.REVERSALS, TransactionQueries.TAKE_BACKS);
            case OUTBOX_MATCHES_LEDGER -> List.of(OutboxQueries.EVENTS, OutboxQueries.STRAY_EVENTS);
            case REFUSALS_LEAVE_NOTHING ->
                List.of(
                        TransactionQueries.STRAY_LOTS,
                        TransactionQueries.STRAY_ALLOCATIONS,
                        TransactionQueries.STRAY_HOLD_STEPS,
                        AccountQueries.STRAYS);
            case PREVIEWS_ARE_KEPT -> List.of(TransactionQueries.PROMISES);
        };
    }
}
