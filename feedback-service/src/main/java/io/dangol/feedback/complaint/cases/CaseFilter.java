package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CustomerId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which cases a list has; null where it does not matter.
///
/// @param state by [CaseState#wire()]
/// @param breached whether a promise was broken
/// @param dueBefore with a clock that will be breached before then, unless something happens
record CaseFilter(
        @Nullable String state,
        @Nullable CustomerId customerId,
        @Nullable UUID feedbackId,
        @Nullable String priority,
        @Nullable String assignee,
        @Nullable Boolean breached,
        @Nullable Instant dueBefore) {

    /// The cases of a customer.
    static CaseFilter of(CustomerId customerId) {
        return new CaseFilter(null, customerId, null, null, null, null, null);
    }
}
