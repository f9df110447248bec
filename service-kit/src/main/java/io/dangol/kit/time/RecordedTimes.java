package io.dangol.kit.time;

import io.dangol.kit.problem.CommonProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The times that a request, a file or an event may carry. PostgreSQL and its client hold far fewer years than
/// `java.time` does, and a value that they cannot hold would fail a whole batch; so every time is checked before it
/// reaches a transaction.
///
/// JSON is checked by the object mapper ([io.dangol.kit.web.StrictJson]); whoever reads a time from anything else (a
/// CSV value, a query parameter, a number of seconds) checks it with [#require].
public final class RecordedTimes {
    /// The first moment that can be recorded.
    public static final Instant FIRST = Instant.EPOCH;
    /// The last moment that can be recorded.
    public static final Instant LAST =
            LocalDate.of(2101, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1);
    /// The first day that can be recorded: days include dates of birth.
    public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    /// The last day that can be recorded.
    public static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);
    /// The longest duration, in either direction: 200 years of 365.25 days.
    public static final Duration LONGEST = Duration.ofDays(73_050);

    /// What a moment must be, for violations.
    public static final String MOMENT_RULE = "must be a moment from 1970 to 2100 (UTC)";
    /// What a day must be, for violations.
    public static final String DAY_RULE = "must be a day from 1900-01-01 to 2100-12-31";
    /// What a duration must be, for violations.
    public static final String DURATION_RULE = "must be a duration of at most 200 years";

    private RecordedTimes() {}

    /// Whether a moment can be recorded.
    public static boolean has(Instant moment) {
        return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }

    /// Whether a day can be recorded.
    public static boolean has(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    /// Whether a duration is short enough to reckon with.
    public static boolean has(Duration duration) {
        return duration.compareTo(LONGEST) <= 0 && duration.compareTo(LONGEST.negated()) >= 0;
    }

    /// Returns the moment.
    ///
    /// @param field where the caller sent it
    /// @throws io.dangol.kit.problem.Refusal 400 if it cannot be recorded
    public static Instant require(String field, Instant moment) {
        if (!has(moment)) {
            throw CommonProblem.invalid(field, MOMENT_RULE);
        }
        return moment;
    }

    /// Returns the day.
    ///
    /// @param field where the caller sent it
    /// @throws io.dangol.kit.problem.Refusal 400 if it cannot be recorded
    public static LocalDate require(String field, LocalDate day) {
        if (!has(day)) {
            throw CommonProblem.invalid(field, DAY_RULE);
        }
        return day;
    }
}
