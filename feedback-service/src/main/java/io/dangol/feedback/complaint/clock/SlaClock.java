package io.dangol.feedback.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A clock as it is after some of its events: how much time has counted, and when the next thing happens by itself.
///
/// @param since the moment from which time is counted under `terms`; where it is paused or over, its last moment
/// @param counted how much had counted at `since`
/// @param breachedAt null while it is not breached
/// @param level the highest escalation step that was taken, 0 before the first
/// @param events how many events it has had
record SlaClock(
        Function<Terms, TimeScale> scales,
        Status status,
        Terms terms,
        Instant since,
        Duration counted,
        @Nullable Instant breachedAt,
        int level,
        int events) {

    /// Whether its time counts.
    enum Status {
        RUNNING,
        PAUSED,
        MET,
        CANCELLED;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static SlaClock start(ClockEvent.Started started, Function<Terms, TimeScale> scales) {
        return new SlaClock(scales, Status.RUNNING, started.terms(), started.at(), Duration.ZERO, null, 0, 1);
    }

    /// The clock of a whole history.
    static SlaClock of(List<ClockEvent> history, Function<Terms, TimeScale> scales) {
        if (!(history.getFirst() instanceof ClockEvent.Started started)) {
            throw new IllegalStateException("a clock begins with its start");
        }
        SlaClock clock = start(started, scales);
        for (ClockEvent event : history.subList(1, history.size())) {
            clock = clock.after(event);
        }
        return clock;
    }

    boolean isOver() {
        return status == Status.MET || status == Status.CANCELLED;
    }

    /// How much time counts until a moment that is not before its last event.
    Duration countedAt(Instant at) {
        return status == Status.RUNNING ? counted.plus(scales.apply(terms).between(since, at)) : counted;
    }

    /// When the allowed time will have passed; empty while that is not going to happen, or has happened.
    Optional<Instant> due() {
        return breachedAt != null ? Optional.empty() : when(terms.allowed());
    }

    /// When the next thing happens by itself: a step of escalation, or the breach.
    Optional<Instant> next() {
        Optional<Instant> step = nextStep();
        Optional<Instant> due = due();
        return step.isPresent() && (due.isEmpty() || step.get().isBefore(due.get())) ? step : due;
    }

    private Optional<Instant> nextStep() {
        return level >= terms.steps().size() ? Optional.empty() : when(terms.threshold(level + 1));
    }

    private Optional<Instant> when(Duration threshold) {
        if (status != Status.RUNNING) {
            return Optional.empty();
        }
        Duration left = threshold.minus(counted);
        return Optional.of(left.isNegative() ? since : scales.apply(terms).plus(since, left));
    }

    /// What has happened by itself until now, in order. Where a breach and a step fall together, the breach is first.
    List<ClockEvent> advance(Instant now) {
        List<ClockEvent> happened = new ArrayList<>();
        SlaClock clock = this;
        for (Optional<Instant> next = clock.next();
                next.isPresent() && !next.get().isAfter(now);
                next = clock.next()) {
            Instant at = next.get();
            ClockEvent event = clock.due().equals(next)
                    ? new ClockEvent.Breached(at)
                    : new ClockEvent.Escalated(
                            at,
                            clock.level + 1,
                            clock.terms.steps().get(clock.level).to());
            happened.add(event);
            clock = clock.after(event);
        }
        return happened;
    }

    SlaClock after(ClockEvent event) {
        return switch (event) {
            case ClockEvent.Started again -> throw new IllegalStateException("a clock starts once");
            case ClockEvent.Paused paused -> stopped(Status.PAUSED, paused.at());
            case ClockEvent.Resumed resumed ->
                new SlaClock(scales, Status.RUNNING, terms, resumed.at(), counted, breachedAt, level, events + 1);
            case ClockEvent.TermsChanged changed ->
                new SlaClock(
                        scales,
                        status,
                        changed.terms(),
                        changed.at(),
                        countedAt(changed.at()),
                        breachedAt,
                        Math.min(level, changed.terms().steps().size()),
                        events + 1);
            case ClockEvent.Escalated escalated ->
                new SlaClock(scales, status, terms, since, counted, breachedAt, escalated.level(), events + 1);
            case ClockEvent.Breached breached ->
                new SlaClock(scales, status, terms, since, counted, breached.at(), level, events + 1);
            case ClockEvent.Met met -> stopped(Status.MET, met.at());
            case ClockEvent.Cancelled cancelled -> stopped(Status.CANCELLED, cancelled.at());
        };
    }

    private SlaClock stopped(Status next, Instant at) {
        return new SlaClock(scales, next, terms, at, countedAt(at), breachedAt, level, events + 1);
    }
}
