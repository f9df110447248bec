package io.dangol.analytics.kpi.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, 2026-01-01",
                "2026-01-01, null",
                "2026-01-01, 2026-01-01",
                "2026-01-02, 2026-01-01",
                "2026-1-1, 2026-02-01",
                "2026-02-30, 2026-03-01",
                "2026-01-01T00:00:00Z, 2026-02-01",
                "yesterday, 2026-02-01",
                "'', 2026-02-01",
                "-0001-01-01, 2026-02-01",
                "+10000-01-01, +10000-01-02",
                "1970-01-01, 2020-01-02"
            })
    void aPeriodThatIsNoneIsRefused(String from, String to) {
        assertThatThrownBy(() -> Period.parse(from, to))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.type().status()).isEqualTo(400));
    }

    @Test
    void fiftyYearsAreTheMost() {
        assertThat(Period.parse("1970-01-01", "2020-01-01").from()).isEqualTo(LocalDate.of(1970, 1, 1));
    }

    @Test
    void weeksStartOnMondayAndTheFirstAndTheLastMayBeCutShort() {
        assertThat(parts("2026-11-18", "2026-12-01", Granularity.WEEK))
                .containsExactly(
                        Period.parse("2026-11-18", "2026-11-23"),
                        Period.parse("2026-11-23", "2026-11-30"),
                        Period.parse("2026-11-30", "2026-12-01"));
    }

    @Test
    void monthsAreThoseOfTheCalendar() {
        assertThat(parts("2024-01-31", "2024-04-01", Granularity.MONTH))
                .containsExactly(
                        Period.parse("2024-01-31", "2024-02-01"),
                        Period.parse("2024-02-01", "2024-03-01"),
                        Period.parse("2024-03-01", "2024-04-01"));
    }

    @Test
    void daysHaveNoGap() {
        List<Period> days = parts("2024-02-28", "2024-03-02", Granularity.DAY);

        assertThat(days).hasSize(3);
        for (int index = 1; index < days.size(); index++) {
            assertThat(days.get(index).from()).isEqualTo(days.get(index - 1).to());
        }
    }

    @Test
    void aSeriesHasAtMostEightHundredParts() {
        LocalDate start = LocalDate.of(2024, 1, 1);
        assertThat(new Period(start, start.plusDays(800)).parts(Granularity.DAY))
                .hasSize(800);
        assertThatThrownBy(() -> new Period(start, start.plusDays(801)).parts(Granularity.DAY))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void anUnknownStepIsRefused() {
        assertThatThrownBy(() -> Granularity.parse("year")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Granularity.parse(null)).isInstanceOf(Refusal.class);
    }

    private static List<Period> parts(String from, String to, Granularity granularity) {
        return Period.parse(from, to).parts(granularity);
    }
}
