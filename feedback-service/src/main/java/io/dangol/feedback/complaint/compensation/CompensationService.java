package io.dangol.feedback.complaint.compensation;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.complaint.compensation.Compensation.Decision;
import io.dangol.feedback.complaint.compensation.Compensation.Mark;
import io.dangol.feedback.complaint.compensation.Compensation.Origin;
import io.dangol.feedback.complaint.compensation.Compensation.Reversal;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Compensations that people propose, approve, decline and take back.
@ApplicationScoped
class CompensationService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final CompensationRepository compensations;
    private final CompensationLimits limits;
    private final Grants grants;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    CompensationService(
            Transactions transactions,
            Idempotency idempotency,
            CompensationRepository compensations,
            CompensationLimits limits,
            Grants grants,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.compensations = compensations;
        this.limits = limits;
        this.grants = grants;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// Who decides, and under which conditions.
    ///
    /// @param mayGrantMore whether the limit of an agent is not theirs
    /// @param ifMatch the version that they have seen, as an entity tag; null where they do not say
    record Decider(
            String subject,
            boolean mayGrantMore,
            IdempotencyKey key,
            @Nullable String ifMatch) {}

    @FunctionalInterface
    private interface Action {
        Uni<Decision> on(SqlConnection transaction, CompensatedCase subject, Compensation found, Instant now);
    }

    Uni<Page<CompensationView>> list(CaseId caseId, PageRequest page) {
        return transactions
                .read(connection -> compensations
                        .findCase(connection, caseId)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .chain(() -> compensations.list(connection, caseId, page)))
                .map(found -> Page.of(found, page, listed -> listed.id().value().toString(), CompensationView::of));
    }

    Uni<Compensation> get(CaseId caseId, CompensationId id) {
        return transactions
                .read(connection -> compensations.find(connection, caseId, id))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    /// Grants at once what the caller may grant alone; the rest waits for a second person.
    Uni<Reply> propose(CaseId caseId, ProposeCompensation request, Decider decider) {
        return idempotency.once(
                decider.key(),
                "compensate " + caseId.value(),
                request,
                transaction -> compensations
                        .holdCase(transaction, caseId)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .flatMap(subject -> propose(transaction, subject, request, decider))
                        .map(made ->
                                Reply.created(path(made), EntityTag.of(made.version()), CompensationView.of(made))));
    }

    private Uni<Compensation> propose(
            SqlConnection transaction, CompensatedCase subject, ProposeCompensation request, Decider decider) {
        Instant now = clock.instant();
        int points = request.points();
        Mark mark = new Mark(decider.subject(), now);
        Compensation proposed = Compensation.propose(
                new CompensationId(ids.next()), subject, points, request.reason(), Origin.PERSON, mark);
        requireWithin(limits.limitPoints(), subject, points);
        boolean alone = points <= limits.ofCase(decider.mayGrantMore()) - subject.pointsGranted();
        return grants.requireWithinCustomerLimit(transaction, subject, points, now)
                .chain(() -> {
                    if (!alone) {
                        return compensations.insert(transaction, proposed, null).replaceWith(proposed);
                    }
                    Decision granted = proposed.approve(mark, subject.version());
                    return grants.grant(transaction, subject, granted).replaceWith(granted.next());
                });
    }

    /// A second person agrees.
    Uni<Reply> approve(CaseId caseId, CompensationId id, Decider decider) {
        return decide(caseId, id, decider, "approve-compensation", "", (transaction, subject, found, now) -> {
            if (found.proposal().by().equals(decider.subject())) {
                throw new Refusal(CompensationProblem.SECOND_PERSON_REQUIRED, "somebody else has to approve it");
            }
            requireWithin(limits.ofCase(decider.mayGrantMore()), subject, found.points());
            Decision decision = found.approve(new Mark(decider.subject(), now), subject.version());
            return grants.requireWithinCustomerLimit(transaction, subject, found.points(), now)
                    .chain(() -> compensations.grantToCase(transaction, caseId, found.points()))
                    .replaceWith(decision);
        });
    }

    Uni<Reply> decline(CaseId caseId, CompensationId id, Decider decider) {
        return decide(
                caseId,
                id,
                decider,
                "decline-compensation",
                "",
                (transaction, subject, found, now) ->
                        Uni.createFrom().item(found.decline(new Mark(decider.subject(), now))));
    }

    Uni<Reply> reverse(CaseId caseId, CompensationId id, ReverseCompensation request, Decider decider) {
        return decide(caseId, id, decider, "reverse-compensation", request, (transaction, subject, found, now) -> {
            Reversal reversal = new Reversal(new Mark(decider.subject(), now), request.reason());
            Decision decision = found.reverse(reversal, subject.version(), !found.awaitsCustomer());
            return compensations
                    .grantToCase(transaction, caseId, -found.points())
                    .chain(() -> compensations.untell(transaction, id))
                    .replaceWith(decision);
        });
    }

    private Uni<Reply> decide(
            CaseId caseId, CompensationId id, Decider decider, String operation, Object request, Action action) {
        return idempotency.once(
                decider.key(),
                operation + " " + id.value(),
                request,
                transaction -> compensations
                        .holdCase(transaction, caseId)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .flatMap(subject -> compensations
                                .find(transaction, caseId, id)
                                .map(found -> found.orElseThrow(CommonProblem::notFound))
                                .invoke(found -> {
                                    if (decider.ifMatch() != null) {
                                        EntityTag.requireMatch(decider.ifMatch(), found.version());
                                    }
                                })
                                .flatMap(found -> action.on(transaction, subject, found, clock.instant()))
                                .call(decision -> save(transaction, subject, decision)))
                        .flatMap(decision -> outbox.add(transaction, decision.events())
                                .replaceWith(() -> Reply.ok(
                                        EntityTag.of(decision.next().version()),
                                        CompensationView.of(decision.next())))));
    }

    private Uni<Void> save(SqlConnection transaction, CompensatedCase subject, Decision decision) {
        Integer toldIn = decision.events().isEmpty() ? null : subject.version();
        return compensations.save(transaction, decision.next(), toldIn);
    }

    private static void requireWithin(int limitPoints, CompensatedCase subject, int points) {
        if (points > limitPoints - subject.pointsGranted()) {
            throw new Refusal(
                    CompensationProblem.COMPENSATION_OVER_LIMIT,
                    "a case may be granted %d points, of which %d are granted"
                            .formatted(limitPoints, subject.pointsGranted()));
        }
    }

    private static String path(Compensation made) {
        return "/v1/cases/%s/compensations/%s"
                .formatted(made.caseId().text(), made.id().text());
    }
}
