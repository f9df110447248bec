package io.dangol.feedback.source.partner;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;

/// A source was registered: from now on its id means its name.
///
/// @param name under which its data is kept in every service; it never changes
record SourceRegistered(String sourceId, int aggregateVersion, String name, Instant registeredAt)
        implements DomainEvent {

    static SourceRegistered of(SourceId id, String name, Instant registeredAt) {
        return new SourceRegistered(id.text(), 1, name, registeredAt);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.source.registered.v1";
    }

    @Override
    public String subject() {
        return sourceId;
    }

    @Override
    public Instant occurredAt() {
        return registeredAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), IdKind.SOURCE.parse(sourceId).orElseThrow(), aggregateVersion);
    }
}
