package io.dangol.loyalty.ledger.books;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.ledger.TransactionKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says of every transaction what others may know.
final class LedgerEvents {
    private static final String PREFIX = "io.dangol.loyalty.";
    private static final String EARNED = "points.earned";
    private static final String CORRECTION = "correction";
    /// Why purchases lose points, but by returns.
    private static final Set<String> CHANGES = Set.of(CORRECTION, "cancellation");

    private LedgerEvents() {}

    static LedgerEvent of(LedgerFact fact) {
        LedgerFact.Side account = fact.account();
        LedgerFact.Held hold = fact.hold();
        String name = name(fact);
        boolean earned = name.equals(EARNED);
        String transactionId = PublicId.format(PublicIds.TRANSACTION, fact.id());
        return new LedgerEvent(
                PREFIX + name + ".v1",
                fact.id(),
                fact.effectiveAt(),
                transactionId,
                account.owner().text(),
                account.id().text(),
                account.version(),
                fact.points(),
                reason(fact),
                earned ? reference(fact, transactionId) : null,
                fact.channel(),
                hold == null ? null : PublicId.format(PublicIds.HOLD, hold.id()),
                fact.reverses() == null ? null : PublicId.format(PublicIds.TRANSACTION, fact.reverses()),
                receiver(fact.counterpart()),
                fact.pendingUntil(),
                hold != null && fact.kind() == TransactionKind.HOLD ? hold.expiresAt() : null,
                hold != null && fact.kind() == TransactionKind.CAPTURE ? hold.points() - hold.captured() : null,
                fact.shortfall() == 0 ? null : fact.shortfall(),
                account.balance(),
                earned ? fact.effectiveAt() : null,
                earned ? null : fact.effectiveAt());
    }

    private static String name(LedgerFact fact) {
        return switch (fact.kind()) {
            case EARN -> fact.pendingUntil() == null ? EARNED : "points.pending";
            case MATURE, COMPENSATION -> EARNED;
            case SPEND, CAPTURE -> "points.spent";
            case ADJUST -> "points.adjusted";
            case TRANSFER -> "points.transferred";
            case HOLD -> "hold.placed";
            case RELEASE -> "hold.released";
            case EXPIRE -> "points.expired";
            case REVERSE, CLAWBACK -> "points.reversed";
        };
    }

    private static @Nullable String reason(LedgerFact fact) {
        return switch (fact.kind()) {
            case EARN -> fact.byRule() ? ofRule(fact) : "granted";
            case MATURE -> "matured";
            case COMPENSATION -> "compensation";
            case CAPTURE -> "hold";
            case SPEND -> "redemption";
            case REVERSE -> "reversal";
            case CLAWBACK -> CHANGES.contains(fact.reason()) ? fact.reason() : "return";
            case RELEASE -> fact.hold() != null && fact.hold().state() == Hold.State.EXPIRED ? "time_out" : "release";
            case ADJUST, TRANSFER, HOLD, EXPIRE -> null;
        };
    }

    /// Under a quote, the reason is the caller's own word.
    private static String ofRule(LedgerFact fact) {
        return fact.reason().equals(CORRECTION) && !fact.quoted() ? CORRECTION : "purchase";
    }

    /// Only ids that Dangol made: a caller's own references may hold anything.
    private static String reference(LedgerFact fact, String transactionId) {
        boolean ownFact = fact.kind() == TransactionKind.COMPENSATION || (fact.byRule() && !fact.quoted());
        return ownFact && fact.reference() != null ? fact.reference() : transactionId;
    }

    private static LedgerEvent.@Nullable Receiver receiver(LedgerFact.@Nullable Side receiver) {
        return receiver == null
                ? null
                : new LedgerEvent.Receiver(
                        receiver.owner().text(), receiver.id().text(), receiver.version(), receiver.balance());
    }
}
