package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.complaint.calendar.CalendarBook;
import io.dangol.feedback.complaint.calendar.CalendarBook.Edition;
import io.dangol.feedback.complaint.calendar.CalendarBook.Present;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what is promised at present; again only after it changed.
@ApplicationScoped
class TermsReader {
    private final PolicyRepository policies;
    private final CalendarBook calendars;
    private volatile @Nullable TermsBook last;

    TermsReader(PolicyRepository policies, CalendarBook calendars) {
        this.policies = policies;
        this.calendars = calendars;
    }

    /// The revision is read first: what is then read may be newer, and is looked at again under its own.
    Uni<TermsBook> read(SqlConnection connection) {
        return policies.revision(connection).flatMap(revision -> {
            TermsBook known = last;
            return known != null && known.revision() == revision
                    ? Uni.createFrom().item(known)
                    : read(connection, revision).invoke(book -> last = book);
        });
    }

    private Uni<TermsBook> read(SqlConnection connection, int revision) {
        return policies.present(connection).flatMap(found -> {
            List<UUID> named = found.stream()
                    .flatMap(policy -> policy.targets().byTarget().values().stream())
                    .map(PolicyForm.PromiseForm::calendar)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            return Multi.createFrom()
                    .iterable(named)
                    .onItem()
                    .transformToUniAndConcatenate(id -> calendars.present(connection, id))
                    .collect()
                    .asMap(present -> present.edition().id())
                    .call(present -> calendars.load(
                            connection,
                            present.values().stream().map(Present::edition).toList()))
                    .map(present -> new TermsBook(
                            revision,
                            found.stream().collect(Collectors.toMap(SlaPolicy::priority, policy -> policy)),
                            present,
                            calendars));
        });
    }

    /// Makes sure that the calendars of histories can be reckoned with.
    Uni<Void> loadCalendars(SqlConnection connection, List<StoredClock> clocks) {
        List<Edition> editions = clocks.stream()
                .flatMap(clock -> clock.events().stream())
                .map(TermsReader::edition)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return calendars.load(connection, editions);
    }

    private static @Nullable Edition edition(ClockEvent event) {
        Terms terms = switch (event) {
            case ClockEvent.Started started -> started.terms();
            case ClockEvent.TermsChanged changed -> changed.terms();
            case ClockEvent.Paused paused -> null;
            case ClockEvent.Resumed resumed -> null;
            case ClockEvent.Escalated escalated -> null;
            case ClockEvent.Breached breached -> null;
            case ClockEvent.Met met -> null;
            case ClockEvent.Cancelled cancelled -> null;
        };
        return terms == null || terms.calendarId() == null
                ? null
                : new Edition(terms.calendarId(), terms.calendarVersion());
    }
}
