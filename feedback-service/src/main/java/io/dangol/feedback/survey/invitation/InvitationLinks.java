package io.dangol.feedback.survey.invitation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// Gives out the links of open invitations. What is kept of an answer has none, so they are put in on its way out.
@ApplicationScoped
class InvitationLinks {
    private final Transactions transactions;
    private final InvitationRepository invitations;
    private final LinkTokens tokens;
    private final ObjectMapper json;
    private final SurveyMetrics metrics;
    private final Clock clock;

    InvitationLinks(
            Transactions transactions,
            InvitationRepository invitations,
            LinkTokens tokens,
            ObjectMapper json,
            SurveyMetrics metrics,
            Clock clock) {
        this.transactions = transactions;
        this.invitations = invitations;
        this.tokens = tokens;
        this.json = json;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// The link of an invitation.
    ///
    /// @throws io.dangol.kit.problem.Refusal 410 where it cannot be answered any more
    Uni<InvitationView.Link> of(Invitation invitation) {
        invitation.requireOpen(clock.instant());
        return transactions
                .read(connection -> invitations.sealedToken(connection, invitation.id()))
                .map(kept -> InvitationView.Link.of(
                        tokens.open(invitation.id(), kept.orElseThrow()), invitation.expiresAt()));
    }

    /// What a customer can answer now, the newest first.
    Uni<Page<MyInvitationView>> openOf(CustomerId customer, PageRequest page) {
        Instant now = clock.instant();
        return transactions
                .read(connection -> invitations.openOf(connection, customer, now, page))
                .map(found ->
                        Page.of(found, page, open -> open.invitation().id().toString(), open -> {
                            Invitation invitation = open.invitation();
                            return new MyInvitationView(
                                    invitation.publicId(),
                                    invitation.issuedAt(),
                                    InvitationView.Link.of(
                                            tokens.open(invitation.id(), open.token()), invitation.expiresAt()));
                        }));
    }

    /// An answer with the link in it, while that can be answered.
    Uni<Reply> in(Reply reply) {
        if (!reply.replayed()) {
            metrics.count(InvitationState.ISSUED.wire(), "none");
        }
        InvitationView view = view(reply);
        UUID id = IdKind.INVITATION.inPath(view.id());
        return transactions
                .read(connection -> invitations.sealedToken(connection, id))
                .map(kept -> new Reply(
                        reply.status(),
                        reply.location(),
                        reply.etag(),
                        view.with(kept.map(token -> InvitationView.Link.of(tokens.open(id, token), view.expiresAt()))
                                .orElse(null)),
                        reply.replayed()));
    }

    private InvitationView view(Reply reply) {
        if (reply.body() instanceof InvitationView view) {
            return view;
        }
        try {
            return json.readValue((String) reply.body(), InvitationView.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored answer is not the JSON that was stored", broken);
        }
    }
}
