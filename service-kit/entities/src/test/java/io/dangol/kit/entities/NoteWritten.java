package io.dangol.kit.entities;

import io.dangol.kit.outbox.DomainEvent;
import java.time.Instant;
import java.util.UUID;

record NoteWritten(UUID noteId) implements DomainEvent {
    @Override
    public String type() {
        return "io.dangol.test.note.written.v1";
    }

    @Override
    public String subject() {
        return "cus_1";
    }

    @Override
    public Instant occurredAt() {
        return Instant.EPOCH;
    }

    /// The note's, so that a test finds the row.
    @Override
    public UUID eventId() {
        return noteId;
    }
}
