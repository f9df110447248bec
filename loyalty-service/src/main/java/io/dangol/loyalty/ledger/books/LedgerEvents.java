package io.dangol.loyalty.ledger.books;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.TransactionKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says of every transaction what others may know.
final class LedgerEvents {
    private static final String PREFIX = "io.dangol.loyalty.";

    private LedgerEvents() {}

    /// @param recordedAt when the transaction was recorded
    static LedgerEvent of(Outcome.Posted posted, Instant recordedAt) {
        Transaction transaction = posted.transaction();
        Command command = transaction.command();
        Account account = posted.account();
        String type = PREFIX + name(posted) + ".v1";
        boolean earned = type.equals(PREFIX + "points.earned.v1");
        Instant occurredAt = transaction.heading().effectiveAt();
        String transactionId = PublicId.format(PublicIds.TRANSACTION, transaction.id());
        return new LedgerEvent(
                type,
                transaction.id(),
                occurredAt,
                transactionId,
                PublicId.format(PublicIds.CUSTOMER, account.owner()),
                PublicId.format(PublicIds.ACCOUNT, account.id()),
                account.version(),
                points(transaction, account),
                reason(transaction),
                earned ? reference(transaction, transactionId) : null,
                command instanceof Command.Earn earn ? earn.channel() : null,
                transaction.hold() == null
                        ? null
                        : PublicId.format(PublicIds.HOLD, transaction.hold().id()),
                transaction.reverses() == null ? null : PublicId.format(PublicIds.TRANSACTION, transaction.reverses()),
                receiver(posted.counterpart()),
                pendingUntil(transaction),
                command instanceof Command.PlaceHold place ? place.expiresAt() : null,
                command instanceof Command.CaptureHold capture ? released(transaction, capture) : null,
                transaction.shortfall() == 0 ? null : transaction.shortfall(),
                account.balance(),
                earned ? occurredAt : null,
                earned ? null : occurredAt);
    }

    private static String name(Outcome.Posted posted) {
        return switch (posted.transaction().kind()) {
            case EARN -> pendingUntil(posted.transaction()) == null ? "points.earned" : "points.pending";
            case MATURE, COMPENSATION -> "points.earned";
            case SPEND, CAPTURE -> "points.spent";
            case ADJUST -> "points.adjusted";
            case TRANSFER -> "points.transferred";
            case HOLD -> "hold.placed";
            case RELEASE -> "hold.released";
            case EXPIRE -> "points.expired";
            case REVERSE, CLAWBACK -> "points.reversed";
        };
    }

    private static @Nullable String reason(Transaction transaction) {
        return switch (transaction.kind()) {
            case EARN ->
                transaction.command() instanceof Command.Earn earn && earn.calculation() != null
                        ? "purchase"
                        : "granted";
            case MATURE -> "matured";
            case COMPENSATION -> "compensation";
            case CAPTURE -> "hold";
            case SPEND -> "redemption";
            case REVERSE -> "reversal";
            case CLAWBACK -> "return";
            case RELEASE ->
                transaction.hold() != null && transaction.hold().state() == Hold.State.EXPIRED ? "time_out" : "release";
            case ADJUST, TRANSFER, HOLD, EXPIRE -> null;
        };
    }

    /// Only ids that Dangol made: a caller's own references may hold anything.
    private static String reference(Transaction transaction, String transactionId) {
        String reference = transaction.heading().reference();
        boolean ownFact = transaction.kind() == TransactionKind.COMPENSATION
                || (transaction.command() instanceof Command.Earn earn
                        && earn.calculation() != null
                        && transaction.heading().quoteId() == null);
        return ownFact && reference != null ? reference : transactionId;
    }

    /// How the transaction changed what can be spent; of what cannot yet be, how it changed that. Of what goes one way
    /// only, how many.
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

    private static long amountOnEither(Transaction transaction, UUID accountId) {
        long amount = amountOn(transaction, accountId);
        return amount == 0 ? amountOn(transaction, AccountIds.pendingOf(accountId)) : amount;
    }

    private static long amountOn(Transaction transaction, UUID accountId) {
        return transaction.entries().stream()
                .filter(entry -> entry.accountId().equals(accountId))
                .mapToLong(Entry::amount)
                .sum();
    }

    private static long released(Transaction transaction, Command.CaptureHold capture) {
        return transaction.hold() == null ? 0 : transaction.hold().points() - capture.points();
    }

    private static @Nullable Instant pendingUntil(Transaction transaction) {
        return transaction.kind() == TransactionKind.EARN && !transaction.lots().isEmpty()
                ? transaction.lots().getFirst().availableAt()
                : null;
    }

    private static LedgerEvent.@Nullable Receiver receiver(@Nullable Account receiver) {
        return receiver == null
                ? null
                : new LedgerEvent.Receiver(
                        PublicId.format(PublicIds.CUSTOMER, receiver.owner()),
                        PublicId.format(PublicIds.ACCOUNT, receiver.id()),
                        receiver.version(),
                        receiver.balance());
    }
}
