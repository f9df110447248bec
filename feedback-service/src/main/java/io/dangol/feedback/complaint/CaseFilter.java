package io.dangol.feedback.complaint;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which cases a list has; null where it does not matter.
///
/// @param state by [CaseState#wire()]
record CaseFilter(
        @Nullable String state,
        @Nullable UUID customerId,
        @Nullable UUID feedbackId) {}
