package io.dangol.kit.inbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// The moments and days that events may tell of.
final class Moments {
    static final String MOMENT = "a moment with zone between 1970 and 2100, such as 2026-11-21T09:30:00Z";
    static final String DAY = "a day between 1900 and 2100, such as 2026-11-21";

    private static final Pattern MOMENT_FORM = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Instant FIRST_MOMENT = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant END_OF_MOMENTS = Instant.parse("2101-01-01T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private Moments() {}

    /// Reads a moment as RFC 3339 writes it; empty where it is none or out of bounds.
    static Optional<Instant> moment(String text) {
        if (!MOMENT_FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            return moment.isBefore(FIRST_MOMENT) || !moment.isBefore(END_OF_MOMENTS)
                    ? Optional.empty()
                    : Optional.of(moment);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static boolean isDay(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
        } catch (DateTimeException none) {
            return false;
        }
    }
}
