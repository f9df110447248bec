package io.dangol.loyalty.posting.expiry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// `io.dangol.loyalty.points.expiring.v1`: points will be lost unless they are spent. Told once for each account and
/// day.
///
/// @param toldAt when it was noticed
/// @param day in the company's zone; the event's id follows from it and the account
/// @param aggregateVersion the account's version by then
/// @param points how many expire on the day, as things stand
/// @param expiresAt when the first of them do
/// @param lots how many lots they lie in
record PointsExpiring(
        @JsonIgnore Instant toldAt,
        @JsonIgnore LocalDate day,
        String customerId,
        String accountId,
        long aggregateVersion,
        long points,
        Instant expiresAt,
        int lots)
        implements DomainEvent {
    static final String TYPE = "io.dangol.loyalty.points.expiring.v1";

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
        return toldAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), PublicId.parse(PublicIds.ACCOUNT, accountId).orElseThrow(), day.toEpochDay());
    }
}
