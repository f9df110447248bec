package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Issues invitations: the guard, the row, the link and the event, all in the caller's transaction.
@ApplicationScoped
public class Issuing {
    /// The channel where nobody names one.
    public static final String CHANNEL = "survey";
    /// Why the fatigue guard suppresses.
    public static final String FATIGUE = "fatigue";

    private final FatigueGuard guard;
    private final InvitationRepository invitations;
    private final LinkTokens tokens;
    private final IdentityHasher hasher;
    private final Outbox outbox;
    private final SurveyMetrics metrics;
    private final Ids ids;

    Issuing(
            FatigueGuard guard,
            InvitationRepository invitations,
            LinkTokens tokens,
            IdentityHasher hasher,
            Outbox outbox,
            SurveyMetrics metrics,
            Ids ids) {
        this.guard = guard;
        this.invitations = invitations;
        this.tokens = tokens;
        this.hasher = hasher;
        this.outbox = outbox;
        this.metrics = metrics;
        this.ids = ids;
    }

    /// That somebody is to be asked.
    ///
    /// @param survey in the wording that is asked
    /// @param cause what makes us ask: no two invitations of a survey have the same
    public record Request(
            SurveySnapshot survey,
            String cause,
            Addressee to,
            String channel,
            @Nullable String segment) {}

    /// Asks somebody; where a limit stands against it, that is recorded instead.
    ///
    /// @return empty where the survey was asked for the same cause before
    public Uni<Optional<Invitation>> issue(SqlConnection transaction, Request request, Instant now) {
        return guard.hold(transaction, request.to())
                .flatMap(to -> guard.against(transaction, to, now)
                        .flatMap(limit ->
                                insert(transaction, request, to, limit.isPresent() ? FATIGUE : null, ids.next(), now)));
    }

    /// Asks somebody by hand, or not at all.
    ///
    /// @param id the id that the invitation gets
    /// @throws Refusal as the failure: 422 `survey-fatigue`
    Uni<Invitation> issueOrRefuse(SqlConnection transaction, Request request, UUID id, Instant now) {
        return guard.hold(transaction, request.to())
                .flatMap(to -> guard.against(transaction, to, now)
                        .invoke(limit -> limit.ifPresent(this::refuse))
                        .chain(() -> insert(transaction, request, to, null, id, now))
                        .map(Optional::orElseThrow));
    }

    /// Records that somebody is not asked, and why.
    public Uni<Optional<Invitation>> suppress(SqlConnection transaction, Request request, String reason, Instant now) {
        return guard.hold(transaction, request.to())
                .flatMap(to -> insert(transaction, request, to, reason, ids.next(), now));
    }

    private void refuse(FatigueLimit limit) {
        metrics.count("refused", FATIGUE);
        throw new Refusal(
                InvitationProblem.SURVEY_FATIGUE,
                "anybody is asked %d times within %s at most".formatted(limit.most(), limit.within()));
    }

    private Uni<Optional<Invitation>> insert(
            SqlConnection transaction,
            Request request,
            Addressee to,
            @Nullable String suppressedFor,
            UUID id,
            Instant now) {
        SurveySnapshot survey = request.survey();
        Invitation invitation = new Invitation(
                id,
                survey.id(),
                survey.wordingVersion(),
                request.cause(),
                to,
                request.channel(),
                request.segment(),
                suppressedFor == null ? InvitationState.ISSUED : InvitationState.SUPPRESSED,
                suppressedFor,
                now,
                now.plus(survey.settings().linkLifetime()),
                null,
                null,
                1);
        return invitations
                .insert(transaction, invitation, suppressedFor == null ? tokens.make(id) : null)
                .flatMap(isNew -> isNew && suppressedFor == null
                        ? outbox.add(transaction, InvitationIssued.of(invitation, survey, hasher))
                                .replaceWith(isNew)
                        : Uni.createFrom().item(isNew))
                .map(isNew -> isNew ? Optional.of(invitation) : Optional.empty());
    }
}
