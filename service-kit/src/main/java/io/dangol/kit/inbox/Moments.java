package io.dangol.kit.inbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// The moments and days that events may tell of.
final class Moments {
    static final String MOMENT = "a moment with zone between 1970 and 2100, such as 2026-11-21T09:30:00Z";
    static final String DAY = "a day between 1900 and 2100, such as 2026-11-21";

    private static final Pattern MOMENT_FORM = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final int FRACTION = "2026-11-21T09:30:00.".length();
    private static final int NANO_DIGITS = 9;
    private static final int OFFSET_LENGTH = "+09:00".length();
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
            Instant moment = read(text);
            return moment.isBefore(FIRST_MOMENT) || !moment.isBefore(END_OF_MOMENTS)
                    ? Optional.empty()
                    : Optional.of(moment);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /// Reads what has the form. Every event has several moments, and the parser of java.time took a tenth of a
    /// consumer's time.
    private static Instant read(String text) {
        int zone = text.endsWith("Z") ? text.length() - 1 : text.length() - OFFSET_LENGTH;
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos(text, zone))
                .toInstant(ZoneOffset.of(text.substring(zone)));
    }

    private static int nanos(String text, int zone) {
        int nanos = zone > FRACTION ? number(text, FRACTION, zone) : 0;
        for (int digits = zone - FRACTION; 0 < digits && digits < NANO_DIGITS; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
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
