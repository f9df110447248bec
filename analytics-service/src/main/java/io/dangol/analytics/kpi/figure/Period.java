package io.dangol.analytics.kpi.figure;

import io.dangol.kit.problem.CommonProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Days in the company's zone.
///
/// @param from the first day
/// @param to the day behind the last
record Period(LocalDate from, LocalDate to) {
    private static final int YEARS_MOST = 50;
    /// The most parts that a series has.
    static final int PARTS_MOST = 800;

    /// From the query parameters `from` and `to`.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if one is missing or no day, or the period is empty or too long
    static Period parse(@Nullable String from, @Nullable String to) {
        Period period = new Period(day("from", from), day("to", to));
        if (!period.from.isBefore(period.to)) {
            throw CommonProblem.invalid("to", "must be after from; the day itself does not belong to the period");
        }
        if (period.from.plusYears(YEARS_MOST).isBefore(period.to)) {
            throw CommonProblem.invalid("to", "must be at most " + YEARS_MOST + " years after from");
        }
        return period;
    }

    /// The parts of the period by calendar days, weeks or months; the first and the last may be cut short.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if there are more than [#PARTS_MOST]
    List<Period> parts(Granularity granularity) {
        List<Period> parts = new ArrayList<>();
        for (LocalDate start = from; start.isBefore(to); start = parts.getLast().to) {
            if (parts.size() == PARTS_MOST) {
                throw CommonProblem.invalid(
                        "step", "divides the period into at most " + PARTS_MOST + " parts; take a longer one");
            }
            LocalDate next = granularity.next(granularity.start(start));
            parts.add(new Period(start, next.isBefore(to) ? next : to));
        }
        return parts;
    }

    private static LocalDate day(String name, @Nullable String text) {
        if (text == null) {
            throw CommonProblem.invalid(name, "is required: a day such as 2026-11-21");
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException broken) {
            throw notADay(name);
        }
        throw notADay(name);
    }

    private static io.dangol.kit.problem.Refusal notADay(String name) {
        return CommonProblem.invalid(name, "must be a day such as 2026-11-21");
    }
}
