package io.dangol.feedback.feedback;

import io.dangol.feedback.customer.CustomerReference;
import io.dangol.feedback.id.IdKind;
import io.dangol.feedback.source.SourceName;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What part of all feedback a caller may see and add to: a customer their own, a partner their source's, others all.
///
/// @param customerId the customer whom the caller is; null where the caller is none
/// @param source the source that the caller is; null where the caller is none
public record FeedbackScope(
        @Nullable UUID customerId, @Nullable String source) {

    /// The caller's scope.
    ///
    /// @throws Refusal 403 for a customer's token without a customer, or a partner's without a source
    public static FeedbackScope of(Caller caller) {
        if (caller.is(Roles.CUSTOMER)) {
            return new FeedbackScope(
                    caller.customerId()
                            .flatMap(IdKind.CUSTOMER::parse)
                            .orElseThrow(() -> forbidden("a customer's token names its customer")),
                    null);
        }
        if (caller.is(Roles.PARTNER)) {
            return new FeedbackScope(
                    null, caller.source().orElseThrow(() -> forbidden("a partner's token names its source")));
        }
        return new FeedbackScope(null, null);
    }

    /// Whether the caller may see this feedback.
    public boolean has(Feedback feedback) {
        return (customerId == null || customerId.equals(feedback.customerId()))
                && (source == null || source.equals(feedback.submission().source()));
    }

    /// The source that the caller's words come from.
    ///
    /// @param named the source that the caller names, or null
    /// @throws Refusal 403 if it is not theirs
    public String sourceOf(@Nullable String named) {
        if (customerId != null && named != null && !named.equals(SourceName.API)) {
            throw forbidden("a customer speaks for no source");
        }
        if (source != null && named != null && !named.equals(source)) {
            throw forbidden("a partner's token acts only for the source that it names");
        }
        return Objects.requireNonNullElse(source, Objects.requireNonNullElse(named, SourceName.API));
    }

    /// Who it is that says something through the caller: a customer says everything themselves.
    ///
    /// @throws Refusal 404 if a customer names another
    public @Nullable CustomerReference customerOf(@Nullable CustomerReference named) {
        if (customerId == null) {
            return named;
        }
        CustomerReference self = new CustomerReference(IdKind.CUSTOMER.format(customerId), null);
        if (named != null && !named.equals(self)) {
            throw CommonProblem.notFound();
        }
        return self;
    }

    private static Refusal forbidden(String detail) {
        return new Refusal(CommonProblem.FORBIDDEN, detail);
    }
}
