package io.dangol.feedback.survey.answer;

import io.dangol.feedback.base.customer.KnownCustomers;
import io.dangol.feedback.survey.form.SurveyReader;
import io.dangol.feedback.survey.form.Wording;
import io.dangol.feedback.survey.invitation.Addressee;
import io.dangol.feedback.survey.invitation.Invitation;
import io.dangol.feedback.survey.invitation.InvitationRepository;
import io.dangol.feedback.survey.invitation.LinkTokens;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds what is behind a link, and holds it for a change.
@ApplicationScoped
class LinkHolder {
    private final InvitationRepository invitations;
    private final SurveyReader surveys;
    private final KnownCustomers names;

    LinkHolder(InvitationRepository invitations, SurveyReader surveys, KnownCustomers names) {
        this.invitations = invitations;
        this.surveys = surveys;
        this.names = names;
    }

    /// An invitation and what it asks.
    record Held(Invitation invitation, Wording wording) {}

    /// @param check refuses what cannot be used; before anything else is looked up, so that a link that there never
    /// was and one that has served take as long
    /// @throws Refusal as the failure: 404 for a token that there never was
    Uni<Held> find(SqlConnection connection, String token, Consumer<Invitation> check) {
        return byToken(connection, token).invoke(check).flatMap(found -> withWording(connection, found));
    }

    /// The same, held until the end of the transaction.
    Uni<Held> hold(SqlConnection transaction, String token, Consumer<Invitation> check) {
        return byToken(transaction, token)
                .invoke(check)
                .flatMap(found -> hold(transaction, found))
                .invoke(held -> check.accept(held.invitation()));
    }

    /// Holds the invitation of an id until the end of the transaction.
    Uni<Held> hold(SqlConnection transaction, UUID id) {
        return invitations.find(transaction, id).flatMap(found -> hold(transaction, found.orElseThrow()));
    }

    /// Holds an invitation until the end of the transaction. The name of a customer who is not known yet is
    /// held before it, as whoever links invitations does.
    private Uni<Held> hold(SqlConnection transaction, Invitation found) {
        Addressee to = found.to();
        String externalId = to.externalId();
        Uni<?> named = externalId == null || to.customerId() != null
                ? Uni.createFrom().nullItem()
                : names.identify(transaction, to.source(), externalId);
        return named.chain(() -> invitations.findForChange(transaction, found.id()))
                .map(held -> held.orElseThrow(CommonProblem::notFound))
                .flatMap(held -> withWording(transaction, held));
    }

    /// Notes the first look behind a link.
    Uni<Void> opened(SqlConnection transaction, Invitation invitation, Instant now) {
        return invitations.opened(transaction, invitation.id(), now);
    }

    /// Notes that an invitation that is held ended.
    ///
    /// @param completion the digest of the request that completed it, or null
    Uni<Invitation> end(SqlConnection transaction, Invitation ended, @Nullable Buffer completion) {
        return invitations.end(transaction, ended, completion).replaceWith(ended);
    }

    private Uni<Invitation> byToken(SqlConnection connection, String token) {
        return invitations
                .findByToken(connection, LinkTokens.hash(token))
                .map(found -> found.orElseThrow(
                        () -> new Refusal(CommonProblem.NOT_FOUND, "check the link: it has to be whole")));
    }

    private Uni<Held> withWording(SqlConnection connection, Invitation invitation) {
        return surveys.wording(connection, invitation.surveyId(), invitation.wordingVersion())
                .map(wording -> new Held(invitation, wording.orElseThrow()));
    }
}
