package io.dangol.feedback.complaint.clock;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// What happened to a clock. The events are all there is of it: everything else follows from them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClockEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = ClockEvent.Paused.class, name = "paused"),
    @JsonSubTypes.Type(value = ClockEvent.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = ClockEvent.TermsChanged.class, name = "terms_changed"),
    @JsonSubTypes.Type(value = ClockEvent.Escalated.class, name = "escalated"),
    @JsonSubTypes.Type(value = ClockEvent.Breached.class, name = "breached"),
    @JsonSubTypes.Type(value = ClockEvent.Met.class, name = "met"),
    @JsonSubTypes.Type(value = ClockEvent.Cancelled.class, name = "cancelled")
})
public sealed interface ClockEvent {
    /// When it happened.
    Instant at();

    /// Its name: `terms_changed`.
    default String kind() {
        return switch (this) {
            case Started started -> "started";
            case Paused paused -> "paused";
            case Resumed resumed -> "resumed";
            case TermsChanged changed -> "terms_changed";
            case Escalated escalated -> "escalated";
            case Breached breached -> "breached";
            case Met met -> "met";
            case Cancelled cancelled -> "cancelled";
        };
    }

    record Started(Instant at, Terms terms) implements ClockEvent {}

    /// @param reason why time does not count
    record Paused(Instant at, PauseReason reason) implements ClockEvent {}

    record Resumed(Instant at) implements ClockEvent {}

    /// Another policy, priority or calendar, from now on: the time that has passed stays as it was counted.
    record TermsChanged(Instant at, Terms terms) implements ClockEvent {}

    /// @param level the place of the step in the terms, from 1
    /// @param to who is told
    record Escalated(Instant at, int level, String to) implements ClockEvent {}

    /// The allowed time has passed.
    record Breached(Instant at) implements ClockEvent {}

    /// What was promised has happened, in time or not.
    record Met(Instant at) implements ClockEvent {}

    /// What was promised is not needed any more.
    record Cancelled(Instant at) implements ClockEvent {}
}
