package io.dangol.feedback.understanding.theme;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a piece of feedback talks about.
///
/// @param now whether it is of the window, and not of the one that it is compared with
/// @param speaker the key of whoever said it
/// @param polarity 1 for praise, -1 for the opposite, 0 where that is not known
/// @param category what it was classified as; null where that is not known
/// @param themes the keys of its terms and of its category
@SuppressWarnings("ArrayRecordComponent") // half a million of these arrays; nobody compares them
record Reading(
        UUID feedbackId,
        boolean now,
        LocalDate day,
        long speaker,
        int polarity,
        @Nullable String category,
        long[] themes) {}
