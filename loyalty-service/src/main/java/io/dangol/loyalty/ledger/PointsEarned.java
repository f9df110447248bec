package io.dangol.loyalty.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.time.PublicId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `io.dangol.loyalty.points.earned.v1`: a member has more points. The event's id is the transaction's, so that the
/// outbox can be held against the ledger.
///
/// @param aggregateVersion the account's version
/// @param reason `purchase` or `compensation`
/// @param reference the purchase or the compensation
/// @param channel where it was bought; null where unknown
/// @param balanceAfter points
/// @param earnedAt when the cause happened, however much later it was recorded
record PointsEarned(
        @JsonIgnore UUID eventId,
        String transactionId,
        String customerId,
        String accountId,
        long aggregateVersion,
        long points,
        String reason,
        String reference,
        @Nullable String channel,
        long balanceAfter,
        Instant earnedAt)
        implements DomainEvent {
    static final String TYPE = "io.dangol.loyalty.points.earned.v1";

    static PointsEarned of(Outcome.Posted posted) {
        Transaction transaction = posted.transaction();
        Command command = transaction.command();
        Account account = posted.account();
        return new PointsEarned(
                transaction.id(),
                PublicId.format(PublicIds.TRANSACTION, transaction.id()),
                PublicId.format(PublicIds.CUSTOMER, account.owner()),
                PublicId.format(PublicIds.ACCOUNT, account.id()),
                account.version(),
                command.points(),
                transaction.reason(),
                command.reference(),
                channel(command),
                account.balance(),
                command.effectiveAt());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return customerId;
    }

    @Override
    public Instant occurredAt() {
        return earnedAt;
    }

    private static @Nullable String channel(Command command) {
        return switch (command) {
            case Command.Earn earn -> earn.channel();
            case Command.Compensate compensate -> null;
        };
    }
}
