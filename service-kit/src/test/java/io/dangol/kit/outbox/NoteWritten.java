package io.dangol.kit.outbox;

import java.time.Instant;

/// An event for tests: about a subject, numbered, with a text as long as a test wants.
record NoteWritten(String subject, int number, String text, Instant occurredAt) implements DomainEvent {
    static final String TYPE = "io.dangol.test.note.written.v1";

    static NoteWritten of(String subject, int number) {
        return new NoteWritten(subject, number, "", Instant.parse("2026-11-21T00:30:00.123456Z"));
    }

    @Override
    public String type() {
        return TYPE;
    }
}
