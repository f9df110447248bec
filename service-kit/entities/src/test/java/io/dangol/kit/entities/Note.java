package io.dangol.kit.entities;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcType;

/// An entity with one column of each kind that services have.
@Entity
class Note implements VersionedEntity {
    @Id
    UUID id;

    @Version
    int version = 1;

    String title;

    @Enumerated(EnumType.STRING)
    State state = State.IN_DRAFT;

    String[] tags = {};

    Money price = new Money(BigDecimal.ZERO, "KRW");

    @JdbcType(JsonColumn.class)
    Details details = new Details("", List.of(), Instant.EPOCH);

    @JdbcType(JsonColumn.class)
    List<Line> lines;

    Instant writtenAt = Instant.EPOCH;

    Integer place;

    UUID answers;

    Note() {}

    Note(UUID id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public int version() {
        return version;
    }

    enum State {
        IN_DRAFT("in-draft"),
        SENT("sent");

        @EnumeratedValue
        final String text;

        State(String text) {
            this.text = text;
        }
    }

    @Embeddable
    record Money(BigDecimal amount, String currency) {}

    record Details(String summary, List<Line> lines, Instant readAt) {}

    record Line(String text, BigDecimal weight) {}
}
