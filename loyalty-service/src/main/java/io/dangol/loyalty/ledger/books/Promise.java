package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.TransactionKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a quote promised, as the command that came with it says; kept to be held against what was posted.
///
/// @param expiresAt of points that were promised, when they are lost; null: never, or nothing was said of it
record Promise(
        UUID quoteId,
        TransactionKind kind,
        AccountId accountId,
        long points,
        @Nullable Instant expiresAt) {

    /// @return empty where there was no quote
    static Optional<Promise> of(Transaction transaction) {
        UUID quoteId = transaction.heading().quoteId();
        if (quoteId == null) {
            return Optional.empty();
        }
        return switch (transaction.command()) {
            case Command.Earn earn ->
                Optional.of(
                        new Promise(quoteId, TransactionKind.EARN, earn.accountId(), earn.points(), earn.expiresAt()));
            case Command.Spend spend ->
                Optional.of(new Promise(quoteId, TransactionKind.SPEND, spend.accountId(), spend.points(), null));
            case Command other -> throw new IllegalStateException("only earned and spent points are quoted");
        };
    }
}
