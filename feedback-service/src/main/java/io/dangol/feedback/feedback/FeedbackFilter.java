package io.dangol.feedback.feedback;

import io.dangol.feedback.id.IdKind;
import io.dangol.kit.problem.CommonProblem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which feedback a list has; null where it does not matter.
///
/// @param kind by [Kind#wire()]
public record FeedbackFilter(
        @Nullable String kind,
        @Nullable String channel,
        @Nullable UUID customerId,
        @Nullable String source) {

    /// From query parameters.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where one is not as it must be
    public static FeedbackFilter of(
            @Nullable String kind, @Nullable String channel, @Nullable String customerId, @Nullable String source) {
        return new FeedbackFilter(
                Kind.inQuery(kind),
                channel,
                customerId == null ? null : IdKind.CUSTOMER.inQuery("customerId", customerId),
                source);
    }

    /// What the caller may see of it.
    ///
    /// @throws io.dangol.kit.problem.Refusal 404 where it names what the caller may not see
    public FeedbackFilter within(FeedbackScope scope) {
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
