package io.dangol.feedback.feedback;

import io.dangol.kit.problem.CommonProblem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which feedback a list has; null where it does not matter.
///
/// @param kind by [Kind#wire()]
record FeedbackFilter(
        @Nullable String kind,
        @Nullable String channel,
        @Nullable UUID customerId,
        @Nullable String source) {

    /// What the caller may see of it.
    FeedbackFilter within(FeedbackScope scope) {
        if (scope.customerId() != null
                && customerId != null
                && !scope.customerId().equals(customerId)) {
            throw CommonProblem.notFound();
        }
        if (scope.source() != null && source != null && !scope.source().equals(source)) {
            throw CommonProblem.notFound();
        }
        return new FeedbackFilter(
                kind,
                channel,
                scope.customerId() == null ? customerId : scope.customerId(),
                scope.source() == null ? source : scope.source());
    }
}
