package io.dangol.feedback.survey.invitation;

import io.dangol.kit.problem.Refusal;

/// Why a command about an invitation, or the use of its link, is refused.
public enum InvitationProblem implements Refusal.Type {
    SURVEY_FATIGUE(422, "The customer was asked as often as anybody may be"),
    INVITATION_ENDED(422, "The invitation has ended"),
    LINK_EXPIRED(410, "The link has expired"),
    LINK_REVOKED(410, "The link was called back"),
    LINK_USED(410, "The link was used");

    private final int status;
    private final String title;

    InvitationProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
