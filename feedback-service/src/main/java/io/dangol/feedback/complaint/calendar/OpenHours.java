package io.dangol.feedback.complaint.calendar;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stretch of a day on which people work: from a minute until before another.
///
/// @param fromMinute of the day on the wall clock, 0 to 1439
/// @param toMinute of the day, after `fromMinute`, 1440 at most, which is midnight
record OpenHours(int fromMinute, int toMinute) implements Comparable<OpenHours> {
    static final int MINUTES_OF_AN_HOUR = 60;
    static final int MINUTES_OF_A_DAY = 24 * MINUTES_OF_AN_HOUR;

    private static final Pattern FORM = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");

    OpenHours {
        if (fromMinute < 0 || toMinute <= fromMinute || toMinute > MINUTES_OF_A_DAY) {
            throw new IllegalArgumentException("no stretch of a day: " + fromMinute + " to " + toMinute);
        }
    }

    /// From the form `09:00-18:00`; empty where the text is none.
    static Optional<OpenHours> parse(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int from = minute(match.group(1), match.group(2));
        int to = minute(match.group(3), match.group(4));
        return from < to && to <= MINUTES_OF_A_DAY ? Optional.of(new OpenHours(from, to)) : Optional.empty();
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * MINUTES_OF_AN_HOUR + Integer.parseInt(minute);
    }

    String wire() {
        return clock(fromMinute) + "-" + clock(toMinute);
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / MINUTES_OF_AN_HOUR, minute % MINUTES_OF_AN_HOUR);
    }

    @Override
    public int compareTo(OpenHours other) {
        return Integer.compare(fromMinute, other.fromMinute);
    }
}
