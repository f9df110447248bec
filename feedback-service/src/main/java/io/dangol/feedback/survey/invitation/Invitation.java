package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a customer is asked, once; or would have been.
///
/// @param wordingVersion the version of the survey that is asked
/// @param cause what made us ask: no two invitations of a survey have the same
/// @param segment what the asker counts the customer among, or null
/// @param suppressedFor the rule that kept it from being issued, or null
/// @param openedAt when somebody, or something, looked behind the link for the first time
/// @param endedAt when its link ceased to be answered
/// @param version counts every change
public record Invitation(
        UUID id,
        UUID surveyId,
        int wordingVersion,
        String cause,
        Addressee to,
        String channel,
        @Nullable String segment,
        InvitationState state,
        @Nullable String suppressedFor,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant openedAt,
        @Nullable Instant endedAt,
        int version) {

    /// The public form of the id.
    public String publicId() {
        return IdKind.INVITATION.format(id);
    }

    /// Whether its link can be answered.
    public boolean isOpen(Instant now) {
        return state == InvitationState.ISSUED && now.isBefore(expiresAt);
    }

    /// @throws Refusal 410 where its link cannot be answered
    public void requireOpen(Instant now) {
        switch (state) {
            case ISSUED -> {
                if (!now.isBefore(expiresAt)) {
                    throw expired();
                }
            }
            case PARTIAL, EXPIRED -> throw expired();
            case REVOKED -> throw new Refusal(InvitationProblem.LINK_REVOKED, "nothing more can be answered by it");
            case COMPLETED, SUPPRESSED ->
                throw new Refusal(InvitationProblem.LINK_USED, "the survey was answered; a link serves once");
        }
    }

    /// It ends in a state; its link is not answered any more.
    public Invitation ended(InvitationState next, Instant now) {
        return new Invitation(
                id,
                surveyId,
                wordingVersion,
                cause,
                to,
                channel,
                segment,
                next,
                null,
                issuedAt,
                expiresAt,
                openedAt,
                now,
                version + 1);
    }

    /// Called back; the same where it was already.
    Invitation revoke(Instant now) {
        if (state == InvitationState.REVOKED) {
            return this;
        }
        if (!isOpen(now)) {
            throw new Refusal(InvitationProblem.INVITATION_ENDED, "only one whose link can be answered is called back");
        }
        return ended(InvitationState.REVOKED, now);
    }

    private static Refusal expired() {
        return new Refusal(InvitationProblem.LINK_EXPIRED, "nothing more can be answered by it");
    }
}
