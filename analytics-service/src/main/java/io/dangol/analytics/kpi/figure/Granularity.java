package io.dangol.analytics.kpi.figure;

import io.dangol.kit.problem.CommonProblem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// Into what a series divides its period: days, weeks from Monday (ISO 8601), calendar months.
enum Granularity {
    DAY(Grouping.DAY) {
        @Override
        LocalDate start(LocalDate day) {
            return day;
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusDays(1);
        }
    },
    WEEK(Grouping.WEEK) {
        @Override
        LocalDate start(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusWeeks(1);
        }
    },
    MONTH(Grouping.MONTH) {
        @Override
        LocalDate start(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusMonths(1);
        }
    };

    private final Grouping grouping;

    Granularity(Grouping grouping) {
        this.grouping = grouping;
    }

    /// The first day of the part that has this day.
    abstract LocalDate start(LocalDate day);

    /// The first day of the part behind the one that starts here.
    abstract LocalDate next(LocalDate start);

    Grouping grouping() {
        return grouping;
    }

    /// @throws io.dangol.kit.problem.Refusal 400 if there is no such step
    static Granularity parse(@Nullable String step) {
        return switch (step) {
            case null -> throw CommonProblem.invalid("step", "is required: day, week or month");
            case "day" -> DAY;
            case "week" -> WEEK;
            case "month" -> MONTH;
            default -> throw CommonProblem.invalid("step", "must be day, week or month");
        };
    }
}
