package io.dangol.loyalty.account.statement;

import io.dangol.kit.problem.CommonProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The days that a statement is of, in the company's zone.
///
/// @param from the first day
/// @param to the day after the last one
record StatementPeriod(LocalDate from, LocalDate to, ZoneId zone) {
    /// A leap year and a day.
    static final int DAYS_MOST = 367;

    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    StatementPeriod {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period has a day or more");
        }
    }

    /// The period of two query parameters; without both of them, the month that the clock is in.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if only one is there, one is no day, or they do not
    ///     follow each other or are more than [#DAYS_MOST] apart
    static StatementPeriod of(@Nullable String from, @Nullable String to, ZoneId zone, Clock clock) {
        if (from == null && to == null) {
            YearMonth month = YearMonth.now(clock.withZone(zone));
            return new StatementPeriod(month.atDay(1), month.plusMonths(1).atDay(1), zone);
        }
        LocalDate first = day("from", from);
        LocalDate end = day("to", to);
        if (!first.isBefore(end)) {
            throw CommonProblem.invalid("to", "must be a day after from: it is not part of the period");
        }
        if (ChronoUnit.DAYS.between(first, end) > DAYS_MOST) {
            throw CommonProblem.invalid("to", "must be at most " + DAYS_MOST + " days after from");
        }
        return new StatementPeriod(first, end, zone);
    }

    private static LocalDate day(String parameter, @Nullable String text) {
        if (text == null) {
            throw CommonProblem.invalid(parameter, "must be there too: give from and to, or neither");
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeParseException malformed) {
            // Refused below, like a day out of range.
        }
        throw CommonProblem.invalid(parameter, "must be a day, such as 2026-11-01");
    }

    /// The first moment of the period.
    Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /// The first moment after it.
    Instant end() {
        return to.atStartOfDay(zone).toInstant();
    }

    LocalDate lastDay() {
        return to.minusDays(1);
    }

    /// The calendar month that this is, if it is one.
    Optional<YearMonth> month() {
        YearMonth month = YearMonth.from(from);
        return from.getDayOfMonth() == 1 && to.equals(month.plusMonths(1).atDay(1))
                ? Optional.of(month)
                : Optional.empty();
    }
}
