package io.dangol.feedback.understanding.theme;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.text.TextRules;
import io.dangol.kit.time.RecordedTimes;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which feedback is looked at.
///
/// @param window the days that are asked about
/// @param before the days that they are compared with
/// @param channel only what was said there; null for everywhere
/// @param product only what is about it; null for everything
/// @param category only what was classified so; null for everything
record ThemeQuery(
        Window window,
        Window before,
        @Nullable String channel,
        @Nullable String product,
        @Nullable String category) {
    private static final int DAYS_UNLESS_SAID = 28;
    static final int DAYS_MOST = 366;
    private static final int TEXT_LENGTH_MOST = 100;

    /// @param from the first day, in the company's zone
    /// @param to the day behind the last
    record Window(LocalDate from, LocalDate to) {
        static Window of(String name, LocalDate from, LocalDate to) {
            if (!from.isBefore(to) || from.plusDays(DAYS_MOST).isBefore(to)) {
                throw CommonProblem.invalid(name, "must be 1 to " + DAYS_MOST + " days before the end");
            }
            return new Window(from, to);
        }

        long days() {
            return to.toEpochDay() - from.toEpochDay();
        }
    }

    /// @param compareFromSent the first day of those compared with, as it was sent; null if it was not
    /// @param compareToSent the day behind the last of those
    /// @throws io.dangol.kit.problem.Refusal 400 where something is not as it must be
    static ThemeQuery of(
            ThemeSelection selection,
            @Nullable String compareFromSent,
            @Nullable String compareToSent,
            LocalDate today) {
        LocalDate to = selection.to() == null ? today.plusDays(1) : day("to", selection.to());
        LocalDate from = selection.from() == null ? to.minusDays(DAYS_UNLESS_SAID) : day("from", selection.from());
        Window window = Window.of("from", from, to);
        LocalDate compareTo = compareToSent == null ? from : day("compareTo", compareToSent);
        LocalDate compareFrom =
                compareFromSent == null ? compareTo.minusDays(window.days()) : day("compareFrom", compareFromSent);
        Window before = Window.of("compareFrom", compareFrom, compareTo);
        if (before.from().isBefore(window.to()) && window.from().isBefore(before.to())) {
            throw CommonProblem.invalid("compareTo", "leaves the two windows no day in common");
        }
        return new ThemeQuery(
                window,
                before,
                limited("channel", selection.channel()),
                limited("product", selection.product()),
                limited("category", selection.category()));
    }

    private static @Nullable String limited(String parameter, @Nullable String value) {
        return value == null ? null : TextRules.requireIdentifier(parameter, value, TEXT_LENGTH_MOST);
    }

    private static LocalDate day(String parameter, String text) {
        try {
            return RecordedTimes.require(parameter, LocalDate.parse(text));
        } catch (DateTimeException none) {
            throw CommonProblem.invalid(parameter, "must be a day, 2026-11-21");
        }
    }
}
