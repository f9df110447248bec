package io.dangol.feedback.intake.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The time in a signature: seconds since 1970 in decimal digits and nothing else.
final class SentAt {
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,11}");

    private SentAt() {}

    /// What is wrong with a time; null where nothing is.
    static @Nullable Verdict flaw(String seconds, Instant now) {
        if (!SECONDS.matcher(seconds).matches()) {
            return Verdict.INVALID_TIMESTAMP;
        }
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(seconds));
        return Duration.between(sentAt, now).abs().compareTo(SignatureScheme.TOLERANCE) > 0 ? Verdict.STALE : null;
    }
}
