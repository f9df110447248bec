package io.dangol.kit.entities;

import static io.dangol.kit.entities.Notes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// How fields become columns, and come back.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EntityMappingIT {
    private static final Instant NANOSECONDS = Instant.parse("2026-11-29T12:34:56.123456789Z");
    private static final Instant MICROSECONDS = Instant.parse("2026-11-29T12:34:56.123456Z");

    @Inject
    Notes notes;

    @Test
    void eachKindOfFieldComesBackAsItWas() {
        Note note = notes.fresh();
        note.state = Note.State.SENT;
        note.tags = new String[] {"새 손님", "with, comma", ""};
        note.price = new Note.Money(new BigDecimal("123456789012345.6789"), "KRW");
        note.details = new Note.Details(
                "quoted \"text\"",
                List.of(new Note.Line("one", new BigDecimal("0.1")), new Note.Line("two", new BigDecimal("2"))),
                MICROSECONDS);
        note.lines = List.of(new Note.Line("three", new BigDecimal("12345678901.2345")));
        note.writtenAt = MICROSECONDS;
        await(notes.in(session -> session.persist(note)));

        Note found = notes.get(note.id);

        assertThat(found)
                .isNotSameAs(note)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*\\$\\$_hibernate_.*")
                .isEqualTo(note);
    }

    /// Nothing that was only read looks changed, which would count its version up.
    @Test
    void anEntityThatWasOnlyReadIsNotWritten() {
        Note note = notes.fresh();
        note.tags = new String[] {"one"};
        note.price = new Note.Money(BigDecimal.ONE, "KRW");
        note.lines = List.of(new Note.Line("one", BigDecimal.ONE));
        await(notes.in(session -> session.persist(note)));

        notes.get(note.id);

        assertThat(column(note.id, "version")).isEqualTo("1");
    }

    @Test
    void anEnumIsStoredByItsValue() {
        Note note = notes.add();

        assertThat(column(note.id, "state")).isEqualTo("in-draft");
    }

    @Test
    void jsonIsWrittenAsTheApplicationWritesIt() {
        Note note = notes.fresh();
        note.details = new Note.Details("short", List.of(), MICROSECONDS);
        await(notes.in(session -> session.persist(note)));

        assertThat(column(note.id, "details"))
                .isEqualTo("{\"lines\": [], \"readAt\": \"2026-11-29T12:34:56.123456Z\", \"summary\": \"short\"}");
    }

    /// PostgreSQL itself would round. The kit's clock ticks in microseconds, so only a foreign time has more.
    @Test
    void anInstantIsTruncatedToMicroseconds() {
        Note note = notes.fresh();
        note.writtenAt = NANOSECONDS;
        await(notes.in(session -> session.persist(note)));

        assertThat(notes.get(note.id).writtenAt).isEqualTo(MICROSECONDS);
    }

    private String column(UUID id, String name) {
        return notes.text("SELECT " + name + "::text FROM note WHERE id = '" + id + "'");
    }
}
