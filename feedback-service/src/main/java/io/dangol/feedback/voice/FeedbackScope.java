package io.dangol.feedback.voice;

import io.dangol.feedback.base.customer.CustomerReference;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.source.SourceName;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What part of all feedback a caller may see and add to: a customer their own, a partner their source's, others all.
///
/// @param customerId the customer whom the caller is; null where the caller is none
/// @param source the name of the source that the caller is; null where the caller is none
/// @param sourceId its id, by which the caller may name it too
public record FeedbackScope(
        @Nullable CustomerId customerId,
        @Nullable String source,
        @Nullable String sourceId) {

    /// The caller's scope.
    ///
    /// @throws Refusal 403 for a customer's token without a customer, or a partner's without a source
    public static FeedbackScope of(Caller caller) {
        if (caller.is(Roles.CUSTOMER)) {
            return new FeedbackScope(
                    caller.customerId()
                            .flatMap(IdKind.CUSTOMER::parse)
                            .map(CustomerId::new)
                            .orElseThrow(() -> forbidden("a customer's token names its customer")),
                    null,
                    null);
        }
        if (caller.is(Roles.PARTNER)) {
            return new FeedbackScope(null, caller.requireSource(), caller.owner());
        }
        return new FeedbackScope(null, null, null);
    }

    /// Whether the caller may see this feedback.
    public boolean has(Feedback feedback) {
        return (customerId == null || customerId.equals(feedback.customerId()))
                && (source == null || source.equals(feedback.submission().source()));
    }

    /// The source that the caller's words come from.
    ///
    /// @param named the source that the caller names, or null
    /// @return a name, or, where the caller is no partner, what they name
    /// @throws Refusal 403 if it is not theirs
    public String sourceOf(@Nullable String named) {
        if (customerId != null && named != null && !named.equals(SourceName.API)) {
            throw forbidden("a customer speaks for no source");
        }
        if (named != null && !mayBeOf(named)) {
            throw forbidden("`source` must be the source of the partner's token, by its id or name; send that, or leave"
                    + " it out");
        }
        return Objects.requireNonNullElse(source, Objects.requireNonNullElse(named, SourceName.API));
    }

    /// Who it is that says something through the caller: a customer says everything themselves.
    ///
    /// @throws Refusal 404 if a customer names another, 403 if a partner names one by our id
    public @Nullable CustomerReference customerOf(@Nullable CustomerReference named) {
        requireMayName(named);
        if (customerId == null) {
            return named;
        }
        CustomerReference self = new CustomerReference(customerId.text(), null);
        if (named != null && !named.equals(self)) {
            throw CommonProblem.notFound();
        }
        return self;
    }

    /// Insists that a partner names customers by its own ids: whoever got hold of one of ours could
    /// speak for them.
    ///
    /// @throws Refusal 403
    public void requireMayName(@Nullable CustomerReference named) {
        if (source != null && named != null && named.id() != null) {
            throw forbidden("a partner must name customers by its own ids; send `customer.externalId` instead of"
                    + " `customer.id`");
        }
    }

    /// Whether what is called so may be the caller's: everything may, except for partners.
    public boolean mayBeOf(String sourceNamed) {
        return source == null || source.equals(sourceNamed) || sourceNamed.equals(sourceId);
    }

    private static Refusal forbidden(String detail) {
        return new Refusal(CommonProblem.FORBIDDEN, detail);
    }
}
