package io.dangol.loyalty.account.read;

import io.dangol.kit.problem.CommonProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Reads the times of query parameters.
final class QueryTimes {
    private static final int YEAR_LEAST = 1970;
    private static final int YEAR_MOST = 9_999;
    private static final int DAY_LENGTH = 10;

    private QueryTimes() {}

    /// A moment with its zone (RFC 3339), in the microseconds that are stored.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where it is none, or not of the years 1970 to 9999
    static @Nullable Instant time(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= YEAR_LEAST && time.getYear() <= YEAR_MOST) {
                return time.toInstant().truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException malformed) {
            // Refused below, like a time out of range.
        }
        throw CommonProblem.invalid(
                parameter, "must be a time with its zone, such as 2026-11-21T00:30:00Z; a + in it is written %2B");
    }

    /// A moment, or a day's first moment.
    ///
    /// @param zone that days are of
    /// @throws io.dangol.kit.problem.Refusal 400 where it is neither, or not of the years 1970 to 9999
    static @Nullable Instant dayOrTime(String parameter, @Nullable String text, ZoneId zone) {
        if (text == null || text.length() != DAY_LENGTH) {
            return time(parameter, text);
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= YEAR_LEAST) {
                return day.atStartOfDay(zone).toInstant();
            }
        } catch (DateTimeException malformed) {
            // Refused below, like a day out of range.
        }
        throw CommonProblem.invalid(parameter, "must be a day, such as 2026-11-21, or a time with its zone");
    }
}
