package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.TransactionKind;
import org.jspecify.annotations.Nullable;

/// Outcomes in words, so that two worlds can be compared.
final class Answers {
    private Answers() {}

    static String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Posted posted ->
                posted(
                        posted.transaction().kind(),
                        posted.account().balance(),
                        posted.account().version(),
                        posted.counterpart() == null
                                ? null
                                : posted.counterpart().balance(),
                        posted.transaction().shortfall());
            case Outcome.AlreadyPosted already -> "already " + already.transactionId();
            case Outcome.Idle idle -> "idle " + idle.shortfall();
            case Outcome.Refused refused -> "refused " + refused.problem();
        };
    }

    static String posted(TransactionKind kind, long balance, long version, @Nullable Long other, long shortfall) {
        return "posted %s, leaves %d as version %d, and %s on the other side; short of %d"
                .formatted(kind, balance, version, other, shortfall);
    }
}
