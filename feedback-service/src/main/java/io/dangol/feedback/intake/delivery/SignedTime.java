package io.dangol.feedback.intake.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The time in a signature: seconds since 1970 in decimal digits and nothing else.
final class SignedTime {
    /// How far a signed time may be from our clock, in either direction.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");

    private SignedTime() {}

    /// What is wrong with a time; null where nothing is.
    static @Nullable Verdict flaw(String seconds, Instant now) {
        if (!SECONDS.matcher(seconds).matches()) {
            return Verdict.INVALID_TIMESTAMP;
        }
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(seconds));
        return Duration.between(sentAt, now).abs().compareTo(TOLERANCE) > 0 ? Verdict.STALE : null;
    }
}
