package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.TransactionKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the event of a transaction is made of, whether it is posted at this moment or stands in the books.
///
/// @param account the main account that it is about; of a transfer the one that gave
/// @param counterpart of a transfer, or its reversal, the account that got; otherwise null
/// @param points how it changed what can be spent; of what cannot yet be, how it changed that. Of what goes
/// one way only, how many
/// @param reason why, as the transaction says
/// @param reference the caller's own name for what it is about, or null
/// @param channel where it was bought, or null
/// @param byRule whether an earning rule computed it
/// @param quoted whether a quote promised it
/// @param pendingUntil of points that were earned and cannot be spent yet; otherwise null
/// @param hold the hold that it places or resolves, as it leaves it; otherwise null
/// @param shortfall points that should have been taken and could not; mostly 0
record LedgerFact(
        UUID id,
        TransactionKind kind,
        Instant effectiveAt,
        Side account,
        @Nullable Side counterpart,
        long points,
        String reason,
        @Nullable String reference,
        @Nullable String channel,
        boolean byRule,
        boolean quoted,
        @Nullable Instant pendingUntil,
        @Nullable Held hold,
        @Nullable UUID reverses,
        long shortfall) {

    /// A main account as a transaction leaves it.
    record Side(CustomerId owner, AccountId id, long version, long balance) {
        static Side of(Account account) {
            return new Side(account.owner(), account.id(), account.version(), account.balance());
        }
    }

    /// A hold as a transaction leaves it.
    record Held(UUID id, Hold.State state, long points, long captured, Instant expiresAt) {
        static Held of(Hold hold) {
            return new Held(hold.id(), hold.state(), hold.points(), hold.captured(), hold.expiresAt());
        }
    }

    static LedgerFact of(Outcome.Posted posted) {
        Transaction transaction = posted.transaction();
        Hold hold = transaction.hold();
        return new LedgerFact(
                transaction.id(),
                transaction.kind(),
                transaction.heading().effectiveAt(),
                Side.of(posted.account()),
                posted.counterpart() == null ? null : Side.of(posted.counterpart()),
                points(transaction, posted.account()),
                transaction.heading().reason(),
                transaction.heading().reference(),
                transaction.command() instanceof Command.Earn earn ? earn.channel() : null,
                transaction.needsItsRule(),
                transaction.heading().quoteId() != null,
                pendingUntil(transaction),
                hold == null ? null : Held.of(hold),
                transaction.reverses(),
                transaction.shortfall());
    }

    private static long points(Transaction transaction, Account account) {
        return switch (transaction.command()) {
            case Command.Earn earn -> earn.points();
            case Command.Compensate compensate -> compensate.points();
            case Command.Spend spend -> spend.points();
            case Command.Transfer transfer -> transfer.points();
            case Command.PlaceHold place -> place.points();
            case Command.CaptureHold capture -> capture.points();
            case Command.ReleaseHold release -> amountOn(transaction, account.id());
            case Command.Mature mature -> amountOn(transaction, account.id());
            case Command.Expire expire -> -amountOn(transaction, account.id());
            case Command.Adjust adjust -> adjust.points();
            case Command.Reverse reverse -> amountOnEither(transaction, account.id());
            case Command.ClawBack clawBack -> amountOnEither(transaction, account.id());
        };
    }

    private static long amountOnEither(Transaction transaction, AccountId accountId) {
        long amount = amountOn(transaction, accountId);
        return amount == 0 ? amountOn(transaction, AccountIds.pendingOf(accountId)) : amount;
    }

    private static long amountOn(Transaction transaction, AccountId accountId) {
        return transaction.entries().stream()
                .filter(entry -> entry.accountId().equals(accountId))
                .mapToLong(Entry::amount)
                .sum();
    }

    private static @Nullable Instant pendingUntil(Transaction transaction) {
        return transaction.kind() == TransactionKind.EARN && !transaction.lots().isEmpty()
                ? transaction.lots().getFirst().availableAt()
                : null;
    }
}
