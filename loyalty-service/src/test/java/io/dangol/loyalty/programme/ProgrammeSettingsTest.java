package io.dangol.loyalty.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeSettingsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T00:30:00Z, 1,   Asia/Seoul,       2026-11-22T15:00:00Z",
        "2026-11-21T14:59:59Z, 1,   Asia/Seoul,       2026-11-22T15:00:00Z",
        "2026-11-21T15:00:00Z, 1,   Asia/Seoul,       2026-11-23T15:00:00Z",
        "2026-11-21T00:30:00Z, 365, Asia/Seoul,       2027-11-21T15:00:00Z",
        "2026-03-28T12:00:00Z, 1,   Europe/Berlin,    2026-03-29T22:00:00Z",
    })
    void pointsAreValidToTheEndOfTheirLastDay(Instant from, int days, ZoneId zone, Instant expiry) {
        assertThat(settings(days).expiryFrom(from, zone)).isEqualTo(expiry);
    }

    @Test
    void pointsWithoutDaysAreValidForEver() {
        assertThat(settings(null).expiryFrom(NOON, SEOUL)).isNull();
    }

    private static ProgrammeSettings settings(Integer validDays) {
        return new ProgrammeSettings(1, 0, 0, validDays, 30, NOON);
    }
}
