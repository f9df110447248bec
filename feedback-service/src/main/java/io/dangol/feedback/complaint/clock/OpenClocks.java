package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.ClockId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// The open clocks of some cases while a decision is made on them. They are first brought up to date, under the terms
/// of each moment, and only then follow the decision.
final class OpenClocks {
    private final TermsBook book;
    private final Supplier<UUID> ids;
    private final Instant now;
    private final List<Open> clocks = new ArrayList<>();
    private final List<ClockNews> news = new ArrayList<>();

    OpenClocks(TermsBook book, Supplier<UUID> ids, Instant now, List<StoredClock> stored) {
        this.book = book;
        this.ids = ids;
        this.now = now;
        stored.forEach(clock -> clocks.add(new Open(clock)));
        clocks.forEach(this::catchUp);
    }

    /// A clock that is worked on.
    private final class Open {
        private final ClockId id;
        private final CaseId caseId;
        private final Target target;
        private final List<ClockEvent> events;
        private final int stored;
        private SlaClock clock;

        Open(StoredClock kept) {
            this.id = kept.id();
            this.caseId = kept.caseId();
            this.target = kept.target();
            this.events = new ArrayList<>(kept.events());
            this.stored = kept.stored();
            this.clock = SlaClock.of(events, book.scales());
        }

        void add(ClockEvent event) {
            Terms terms = clock.terms();
            clock = clock.after(event);
            events.add(event);
            if (event instanceof ClockEvent.Breached breached) {
                news.add(new ClockNews.Breach(caseId, id, target, terms, breached.at()));
            }
            if (event instanceof ClockEvent.Escalated step) {
                news.add(new ClockNews.Escalation(
                        caseId,
                        target,
                        terms.priority(),
                        step.at(),
                        step.level(),
                        step.to(),
                        clock.breachedAt() != null));
            }
        }

        /// Two replicas' clocks may differ a little: nothing happens before what has happened.
        Instant notBefore(Instant moment) {
            Instant last = events.getLast().at();
            return moment.isBefore(last) ? last : moment;
        }

        Instant moment() {
            return notBefore(now);
        }
    }

    private void catchUp(Open open) {
        Terms present = book.terms(open.clock.terms().priority(), open.target).orElse(null);
        if (present != null && !present.equals(open.clock.terms())) {
            Instant since = book.since(present.priority(), present);
            Instant from = open.notBefore(since.isAfter(now) ? now : since);
            advance(open, from);
            open.add(new ClockEvent.TermsChanged(from, present));
        }
        advance(open, open.moment());
        if (present == null) {
            open.add(new ClockEvent.Cancelled(open.moment()));
        }
    }

    private static void advance(Open open, Instant until) {
        open.clock.advance(until).forEach(open::add);
    }

    void apply(CaseId caseId, ClockMove move) {
        switch (move) {
            case ClockMove.Start start -> start(caseId, start);
            case ClockMove.Meet meet ->
                open(caseId)
                        .filter(open -> meet.targets().contains(open.target))
                        .forEach(open -> open.add(new ClockEvent.Met(open.moment())));
            case ClockMove.Cancel cancel ->
                open(caseId)
                        .filter(open -> cancel.targets().contains(open.target))
                        .forEach(open -> open.add(new ClockEvent.Cancelled(open.moment())));
            case ClockMove.Pause pause ->
                open(caseId)
                        .filter(open -> open.clock.status() == SlaClock.Status.RUNNING)
                        .forEach(open -> open.add(new ClockEvent.Paused(open.moment(), pause.reason())));
            case ClockMove.Resume resume ->
                open(caseId)
                        .filter(open -> open.clock.status() == SlaClock.Status.PAUSED)
                        .forEach(open -> open.add(new ClockEvent.Resumed(open.moment())));
            case ClockMove.Reprioritise change -> open(caseId).forEach(open -> reprioritise(open, change.priority()));
        }
    }

    private java.util.stream.Stream<Open> open(CaseId caseId) {
        return List.copyOf(clocks).stream().filter(open -> open.caseId.equals(caseId) && !open.clock.isOver());
    }

    private void start(CaseId caseId, ClockMove.Start start) {
        start.targets().stream()
                .sorted()
                .forEach(target -> book.terms(start.priority(), target)
                        .ifPresent(terms -> clocks.add(new Open(new StoredClock(
                                new ClockId(ids.get()),
                                caseId,
                                target,
                                List.of(new ClockEvent.Started(now, terms)),
                                0)))));
    }

    /// A priority that promises nothing for a target ends its clock.
    private void reprioritise(Open open, Priority priority) {
        Terms terms = book.terms(priority, open.target).orElse(null);
        if (terms == null) {
            open.add(new ClockEvent.Cancelled(open.moment()));
        } else if (!terms.equals(open.clock.terms())) {
            open.add(new ClockEvent.TermsChanged(open.moment(), terms));
            advance(open, open.moment());
        }
    }

    /// What has happened by itself, in its order.
    List<ClockNews> news() {
        return news.stream()
                .sorted(java.util.Comparator.comparing(ClockNews::at))
                .toList();
    }

    /// All clocks, with what follows from their histories.
    List<KeptClock> kept() {
        return clocks.stream()
                .map(open -> new KeptClock(
                        new StoredClock(open.id, open.caseId, open.target, List.copyOf(open.events), open.stored),
                        open.clock,
                        book.revision()))
                .toList();
    }

    /// A clock as it is written.
    record KeptClock(StoredClock history, SlaClock clock, int revision) {}
}
