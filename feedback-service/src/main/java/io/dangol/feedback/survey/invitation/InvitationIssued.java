package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer is asked. Never the link itself: whoever delivers it fetches it by the invitation's id.
///
/// @param identity whom the source means, by a keyed hash, where the customer is not known here yet
record InvitationIssued(
        String invitationId,
        String surveyId,
        int wordingVersion,
        @Nullable String customerId,
        @Nullable HashedIdentity identity,
        int aggregateVersion,
        String source,
        String trigger,
        String channel,
        @Nullable String segment,
        Instant issuedAt,
        Instant expiresAt)
        implements DomainEvent {

    static InvitationIssued of(Invitation invitation, SurveySnapshot survey, IdentityHasher hasher) {
        Addressee to = invitation.to();
        return new InvitationIssued(
                invitation.publicId(),
                survey.publicId(),
                invitation.wordingVersion(),
                to.customerId() == null ? null : to.customerId().text(),
                identity(to, hasher),
                invitation.version(),
                to.source(),
                survey.settings().trigger().kind().wire(),
                invitation.channel(),
                invitation.segment(),
                invitation.issuedAt(),
                invitation.expiresAt());
    }

    /// Whom the source means, where the customer is not known.
    static @Nullable HashedIdentity identity(Addressee to, IdentityHasher hasher) {
        String externalId = to.externalId();
        return externalId == null || to.customerId() != null ? null : hasher.hash(to.source(), externalId);
    }

    @Override
    public String type() {
        return "io.dangol.feedback.invitation.issued.v1";
    }

    @Override
    public String subject() {
        return customerId == null ? invitationId : customerId;
    }

    @Override
    public Instant occurredAt() {
        return issuedAt;
    }

    @Override
    public UUID eventId() {
        return EventIds.of(type(), IdKind.INVITATION.parse(invitationId).orElseThrow(), aggregateVersion);
    }
}
