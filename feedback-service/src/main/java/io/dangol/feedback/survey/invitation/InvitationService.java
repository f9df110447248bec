package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.customer.KnownCustomers;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.survey.form.SurveyProblem;
import io.dangol.feedback.survey.form.SurveyReader;
import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.security.SourceNames;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Invitations by hand, and what is shown of all of them.
@ApplicationScoped
class InvitationService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final SurveyReader surveys;
    private final InvitationRepository invitations;
    private final Issuing issuing;
    private final KnownCustomers names;
    private final SourceNames sources;
    private final Ids ids;
    private final Clock clock;

    InvitationService(
            Transactions transactions,
            Idempotency idempotency,
            SurveyReader surveys,
            InvitationRepository invitations,
            Issuing issuing,
            KnownCustomers names,
            SourceNames sources,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.surveys = surveys;
        this.invitations = invitations;
        this.issuing = issuing;
        this.names = names;
        this.sources = sources;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<InvitationView>> list(InvitationFilter filter, PageRequest page) {
        return transactions
                .read(connection -> invitations.list(connection, filter, page))
                .map(found -> Page.of(found, page, listed -> listed.id().toString(), InvitationView::of));
    }

    Uni<Invitation> get(UUID id, FeedbackScope scope) {
        return transactions
                .read(connection -> invitations.find(connection, id))
                .map(found ->
                        found.filter(invitation -> isSeen(scope, invitation)).orElseThrow(CommonProblem::notFound));
    }

    /// An invitation whose link the caller may have: a partner those of customers for whom its source
    /// has an id of its own, because whoever has the link answers for the customer.
    Uni<Invitation> getForLink(UUID id, FeedbackScope scope) {
        return get(id, scope)
                .flatMap(found -> isOfOwnCustomer(found, scope).map(own -> {
                    if (!own) {
                        throw CommonProblem.notFound();
                    }
                    return found;
                }));
    }

    private Uni<Boolean> isOfOwnCustomer(Invitation invitation, FeedbackScope scope) {
        String source = scope.source();
        CustomerId customerId = invitation.to().customerId();
        if (source == null || invitation.to().externalId() != null || customerId == null) {
            return Uni.createFrom().item(true);
        }
        return transactions.read(connection -> names.isKnownTo(connection, source, customerId));
    }

    /// Asks somebody; the answer that is kept has no link.
    Uni<Reply> invite(InvitationForm form, FeedbackScope scope, IdempotencyKey key) {
        Instant now = clock.instant();
        UUID surveyId = IdKind.SURVEY
                .parse(form.surveyId())
                .orElseThrow(() -> CommonProblem.invalid("surveyId", "must be the id of a survey"));
        String named = scope.sourceOf(form.source());
        scope.requireMayName(form.customer());
        return sources.resolve("source", named)
                .flatMap(source -> invite(form, surveyId, Addressee.of(source, form.customer()), key, now));
    }

    private Uni<Reply> invite(InvitationForm form, UUID surveyId, Addressee to, IdempotencyKey key, Instant now) {
        UUID id = ids.next();
        return idempotency.once(
                key,
                "create-invitation " + to.source(),
                form,
                transaction -> surveys.find(transaction, surveyId)
                        .map(found -> active(found.orElseThrow(
                                () -> CommonProblem.invalid("surveyId", "must be the id of an existing survey"))))
                        .flatMap(survey -> issuing.issueOrRefuse(
                                transaction,
                                new Issuing.Request(
                                        survey,
                                        "manual:" + IdKind.INVITATION.format(id),
                                        to,
                                        Objects.requireNonNullElse(form.channel(), Issuing.CHANNEL),
                                        form.segment()),
                                id,
                                now))
                        .map(issued -> Reply.created(
                                "/v1/invitations/" + issued.publicId(),
                                EntityTag.of(issued.version()),
                                InvitationView.of(issued))));
    }

    /// Calls an invitation back: its link is not answered any more, and what was answered is forgotten.
    Uni<Reply> revoke(UUID id, FeedbackScope scope, @Nullable String ifMatch, IdempotencyKey key) {
        Instant now = clock.instant();
        return idempotency.once(
                key,
                "revoke-invitation " + id,
                "",
                transaction -> invitations
                        .findForChange(transaction, id)
                        .map(found -> found.filter(invitation -> isSeen(scope, invitation))
                                .orElseThrow(CommonProblem::notFound))
                        .flatMap(present -> {
                            if (ifMatch != null) {
                                EntityTag.requireMatch(ifMatch, present.version());
                            }
                            Invitation revoked = present.revoke(now);
                            return revoked.equals(present)
                                    ? Uni.createFrom().item(present)
                                    : invitations
                                            .end(transaction, revoked, null)
                                            .chain(() -> invitations.forgetAnswers(transaction, id))
                                            .replaceWith(revoked);
                        })
                        .map(revoked -> Reply.ok(EntityTag.of(revoked.version()), InvitationView.of(revoked))));
    }

    private static SurveySnapshot active(SurveySnapshot survey) {
        if (!survey.isActive()) {
            throw new Refusal(
                    SurveyProblem.SURVEY_NOT_ACTIVE, "it is " + survey.state().wire());
        }
        return survey;
    }

    private static boolean isSeen(FeedbackScope scope, Invitation invitation) {
        return scope.source() == null || scope.source().equals(invitation.to().source());
    }
}
