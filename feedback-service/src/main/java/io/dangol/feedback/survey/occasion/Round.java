package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.base.id.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a periodic survey has come.
///
/// @param number of the round: 1, and one more each period
/// @param openedAt when the round begins, or began
/// @param after the last customer of the round who was looked at; null before the first
/// @param nextAt when to look at more
record Round(
        UUID surveyId,
        int number,
        Instant openedAt,
        @Nullable CustomerId after,
        Instant nextAt) {
    private static final long NANOS_OF_A_SECOND = 1_000_000_000L;

    static Round first(UUID surveyId, Instant now) {
        return new Round(surveyId, 1, now, null, now);
    }

    /// The round that is on now. One whose time is over is given up, with those who were not asked in it:
    /// they are asked in the present one.
    Round at(Instant now, Duration period) {
        Duration passed = Duration.between(openedAt, now);
        long over = passed.isNegative() ? 0 : passed.dividedBy(period);
        return over == 0
                ? this
                : new Round(
                        surveyId,
                        Math.addExact(number, Math.toIntExact(over)),
                        openedAt.plus(period.multipliedBy(over)),
                        null,
                        now);
    }

    /// After a batch of customers; no faster than so many a second.
    Round walked(CustomerId last, int customers, Instant now, int customersPerSecond) {
        Duration pause = Duration.ofNanos(NANOS_OF_A_SECOND * customers / customersPerSecond);
        return new Round(surveyId, number, openedAt, last, now.plus(pause));
    }

    /// After the last customer.
    Round over(Duration period) {
        Instant next = openedAt.plus(period);
        return new Round(surveyId, Math.addExact(number, 1), next, null, next);
    }

    /// What makes the survey ask a customer: once in a round.
    String cause(CustomerId customer) {
        return "round:%d/%s".formatted(number, customer.text());
    }
}
