package io.dangol.feedback.voice.record;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.Kind;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.SourceNames;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/// Which feedback a list has; null where it does not matter.
///
/// @param kind by [Kind#wire()]
public record FeedbackFilter(
        @Nullable String kind,
        @Nullable String channel,
        @Nullable CustomerId customerId,
        @Nullable String source) {

    /// From query parameters.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where one is not as it must be
    public static FeedbackFilter of(
            @Nullable String kind, @Nullable String channel, @Nullable String customerId, @Nullable String source) {
        return new FeedbackFilter(
                Kind.inQuery(kind),
                channel,
                customerId == null ? null : new CustomerId(IdKind.CUSTOMER.inQuery("customerId", customerId)),
                source);
    }

    /// The same, with the name of the source where it has its id.
    ///
    /// @return or a refusal: 400 where no source has this id
    public Uni<FeedbackFilter> resolved(SourceNames sources) {
        return source == null
                ? Uni.createFrom().item(this)
                : sources.resolve("source", source).map(name -> new FeedbackFilter(kind, channel, customerId, name));
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
        if (source != null && !scope.mayBeOf(source)) {
            throw CommonProblem.notFound();
        }
        return new FeedbackFilter(
                kind,
                channel,
                scope.customerId() == null ? customerId : scope.customerId(),
                scope.source() == null ? source : scope.source());
    }
}
