package io.dangol.feedback.intake.delivery;

import java.util.Locale;

/// What the verification of a delivery found. The sender learns only whether it was verified.
enum Verdict {
    VERIFIED,
    MISSING_HEADER,
    INVALID_ID,
    INVALID_TIMESTAMP,
    /// The timestamp is further from our clock than allowed, in either direction.
    STALE,
    UNKNOWN_SOURCE,
    INVALID_SIGNATURE;

    /// As a metric's tag.
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
