package io.dangol.analytics.fact.ingest;

import io.dangol.analytics.fact.FactKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that happened.
///
/// @param key what makes it one fact, under whatever event it comes
/// @param eventId the event that told of it
/// @param customerId whom it is about, where that is known
/// @param occurredAt when it happened
/// @param channel where it happened; empty where that is not said
/// @param facet what divides the kind: a purchase's or a return's currency, the kind of feedback, a response's metric,
/// why points
///     were earned; otherwise empty
/// @param value the amount, the points or the score; 1 for what is only counted
/// @param detail a JSON object of chosen fields for later questions, nothing personal
record Fact(
        Key key,
        UUID eventId,
        @Nullable CustomerId customerId,
        Instant occurredAt,
        String channel,
        String facet,
        BigDecimal value,
        @Nullable String detail,
        @Nullable CaseState caseState)
        implements Told {

    /// @param day the day on which it happened, in the company's zone
    /// @param id of the thing itself
    record Key(LocalDate day, FactKind kind, UUID id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byDay = day.compareTo(other.day);
            int byKind = byDay != 0 ? byDay : kind.compareTo(other.kind);
            return byKind != 0 ? byKind : id.compareTo(other.id);
        }
    }

    /// What a case's event says of the case.
    ///
    /// @param openedDay the day it was opened, in the company's zone
    /// @param channel null where the event does not name it
    record CaseState(
            UUID caseId, LocalDate openedDay, @Nullable String channel, boolean resolved) {}

    LocalDate day() {
        return key.day();
    }

    FactKind kind() {
        return key.kind();
    }
}
