package io.dangol.loyalty.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementPeriodTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    /// November in UTC, December in Seoul.
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T15:00:00Z"), ZoneOffset.UTC);

    @Test
    void withoutDaysItIsTheMonthThatTheClockIsInInTheCompanysZone() {
        StatementPeriod period = StatementPeriod.of(null, null, SEOUL, CLOCK);

        assertThat(period.from()).isEqualTo("2026-12-01");
        assertThat(period.to()).isEqualTo("2027-01-01");
        assertThat(period.month()).hasValue(YearMonth.of(2026, 12));
    }

    @Test
    void itStartsAndEndsAtMidnightInItsZone() {
        StatementPeriod period = StatementPeriod.of("2026-11-01", "2026-11-16", SEOUL, CLOCK);

        assertThat(period.start()).isEqualTo("2026-10-31T15:00:00Z");
        assertThat(period.end()).isEqualTo("2026-11-15T15:00:00Z");
        assertThat(period.lastDay()).isEqualTo(LocalDate.parse("2026-11-15"));
        assertThat(period.month()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01, , to",
        ", 2026-11-01, from",
        "2026-11-01, 2026-11-01, to",
        "2026-11-02, 2026-11-01, to",
        "2026-11-31, 2026-12-01, from",
        "2026-11-01, tomorrow, to",
        "2026-11-01T00:00:00Z, 2026-12-01, from",
        "-999999999-01-01, 2026-11-01, from",
        "2026-01-01, +999999999-12-31, to",
        "2025-01-01, 2026-01-04, to"
    })
    void otherDaysAreRefusedWith400(String from, String to, String field) {
        assertThatThrownBy(() -> StatementPeriod.of(from, to, SEOUL, CLOCK))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.type().status()).isEqualTo(400);
                    assertThat(refusal.violations().getFirst().field()).isEqualTo(field);
                });
    }

    @Test
    void aLeapYearAndADayFit() {
        assertThat(StatementPeriod.of("2028-01-01", "2029-01-02", SEOUL, CLOCK).lastDay())
                .isEqualTo("2029-01-01");
    }
}
