package io.dangol.local.demo;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as the API takes them.
final class Times {
    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private Times() {}

    /// As in `2025-11-21T09:30:00+09:00`.
    static String text(OffsetDateTime time) {
        return RFC_3339.format(time);
    }
}
