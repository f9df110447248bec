package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.complaint.calendar.CalendarBook;
import io.dangol.feedback.complaint.calendar.CalendarBook.Present;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// All that is promised at present.
///
/// @param revision how often it had changed
record TermsBook(int revision, Map<Priority, SlaPolicy> policies, Map<UUID, Present> calendars, CalendarBook built) {

    /// What a new clock is held to; empty where nothing is promised.
    Optional<Terms> terms(Priority priority, Target target) {
        SlaPolicy policy = policy(priority);
        return Optional.ofNullable(policy.targets().byTarget().get(target)).map(promise -> {
            UUID calendar = promise.calendar();
            Integer points = promise.breachPoints();
            return new Terms(
                    priority,
                    policy.version(),
                    promise.allowed(),
                    calendar,
                    calendar == null ? 0 : present(calendar).edition().version(),
                    points == null ? 0 : points,
                    promise.steps());
        });
    }

    /// Since when a priority's promises are what they are.
    Instant since(Priority priority, Terms terms) {
        Instant policy = policy(priority).changedAt();
        Instant calendar = terms.calendarId() == null
                ? Instant.MIN
                : present(terms.calendarId()).since();
        return policy.isAfter(calendar) ? policy : calendar;
    }

    /// By which time clocks of some terms count; the calendars have to be loaded.
    Function<Terms, TimeScale> scales() {
        return terms -> terms.calendarId() == null
                ? new TimeScale.Always()
                : new TimeScale.Business(
                        built.get(new CalendarBook.Edition(terms.calendarId(), terms.calendarVersion())));
    }

    private SlaPolicy policy(Priority priority) {
        return Objects.requireNonNull(policies.get(priority), "every priority has a policy");
    }

    private Present present(UUID calendar) {
        return Objects.requireNonNull(calendars.get(calendar), "a policy's calendars are there");
    }
}
