package io.dangol.feedback.complaint.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a case was put right, once.
///
/// @param number the first resolution of a case is 1, that after a reopening 2, and so on
/// @param resolvedBy the subject of whoever decided it
record Resolution(
        int number,
        Remedy remedy,
        @Nullable String note,
        @Nullable Compensation compensation,
        Instant resolvedAt,
        String resolvedBy) {}
