package io.dangol.loyalty.ledger.books;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What others learn of a transaction: one event for each, with the transaction's own id, so that the outbox can be
/// held against the ledger. Which of the fields a type has is said by its JSON Schema.
///
/// @param customerId whose account it is; the key
/// @param aggregateVersion the account's version with this
/// @param points how many; where they can go both ways, below 0 where they left the account
/// @param reason why, out of a fixed set; never the words of a person
/// @param reference the cause's own id
/// @param balanceAfter points that can be spent with this
/// @param earnedAt when the cause happened, of `points.earned`
/// @param happenedAt the same, of the others
@JsonInclude(JsonInclude.Include.NON_NULL)
record LedgerEvent(
        @JsonIgnore String type,
        @JsonIgnore UUID eventId,
        @JsonIgnore Instant occurredAt,
        String transactionId,
        String customerId,
        String accountId,
        long aggregateVersion,
        long points,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable String channel,
        @Nullable String holdId,
        @Nullable String reverses,
        @Nullable Receiver to,
        @Nullable Instant availableAt,
        @Nullable Instant expiresAt,
        @Nullable Long releasedPoints,
        @Nullable Long shortfall,
        long balanceAfter,
        @Nullable Instant earnedAt,
        @Nullable Instant happenedAt)
        implements DomainEvent {

    /// The account that got a transfer's points, or gave them back.
    record Receiver(String customerId, String accountId, long aggregateVersion, long balanceAfter) {}

    @Override
    public String subject() {
        return customerId;
    }
}
