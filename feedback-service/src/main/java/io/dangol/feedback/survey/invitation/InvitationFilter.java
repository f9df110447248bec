package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.FeedbackScope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which invitations a list has; null where it does not matter.
record InvitationFilter(
        @Nullable UUID surveyId,
        @Nullable CustomerId customerId,
        @Nullable String state,
        @Nullable String source) {

    /// From query parameters.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where one is not as it must be
    static InvitationFilter of(
            @Nullable String surveyId, @Nullable String customerId, @Nullable String state, FeedbackScope scope) {
        return new InvitationFilter(
                surveyId == null ? null : IdKind.SURVEY.inQuery("surveyId", surveyId),
                customerId == null ? null : new CustomerId(IdKind.CUSTOMER.inQuery("customerId", customerId)),
                InvitationState.inQuery(state),
                scope.source());
    }
}
