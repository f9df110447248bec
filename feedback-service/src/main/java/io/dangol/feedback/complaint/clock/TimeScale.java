package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.complaint.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;

/// Which time counts.
sealed interface TimeScale {
    Duration between(Instant from, Instant to);

    Instant plus(Instant start, Duration duration);

    /// All of it.
    record Always() implements TimeScale {
        @Override
        public Duration between(Instant from, Instant to) {
            return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
        }

        @Override
        public Instant plus(Instant start, Duration duration) {
            return start.plus(duration);
        }
    }

    /// That of a business calendar.
    record Business(BusinessCalendar calendar) implements TimeScale {
        @Override
        public Duration between(Instant from, Instant to) {
            return calendar.businessTimeBetween(from, to);
        }

        @Override
        public Instant plus(Instant start, Duration duration) {
            return calendar.plus(start, duration);
        }
    }
}
