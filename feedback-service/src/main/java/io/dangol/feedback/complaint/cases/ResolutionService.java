package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.complaint.ResolutionFollowUp;
import io.dangol.feedback.complaint.ResolvedCase;
import io.dangol.feedback.complaint.cases.Case.Decision;
import io.dangol.feedback.complaint.cases.CaseService.Decider;
import io.dangol.feedback.complaint.cases.ResolveCase.CompensationForm;
import io.dangol.feedback.complaint.compensation.CompensationLimits;
import io.dangol.feedback.complaint.compensation.Grants;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.time.Ids;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Puts cases right, with points if need be.
@ApplicationScoped
class ResolutionService {
    private final CaseService cases;
    private final Grants grants;
    private final CompensationLimits limits;
    private final List<ResolutionFollowUp> followUps;
    private final Ids ids;

    ResolutionService(
            CaseService cases,
            Grants grants,
            CompensationLimits limits,
            @All List<ResolutionFollowUp> followUps,
            Ids ids) {
        this.cases = cases;
        this.grants = grants;
        this.limits = limits;
        this.followUps = followUps;
        this.ids = ids;
    }

    Uni<Reply> resolve(CaseId id, ResolveCase request, Decider decider) {
        return cases.decide(
                id,
                decider,
                "resolve-case",
                request,
                (found, now) -> found.resolve(command(request, decider), now),
                (transaction, decision) -> note(transaction, decision).chain(() -> followUp(transaction, decision)));
    }

    private Uni<Void> followUp(SqlConnection transaction, Decision decision) {
        Resolution resolution = decision.added();
        Uni<Void> followed = Uni.createFrom().voidItem();
        if (resolution == null) {
            return followed;
        }
        ResolvedCase resolved = resolved(decision.next(), resolution);
        for (ResolutionFollowUp followUp : followUps) {
            followed = followed.chain(() -> followUp.resolved(transaction, resolved));
        }
        return followed;
    }

    private static ResolvedCase resolved(Case subject, Resolution added) {
        return new ResolvedCase(
                subject.id(),
                added.number(),
                subject.source(),
                subject.customerId(),
                subject.externalId(),
                subject.channel(),
                added.resolvedAt());
    }

    private Case.Resolve command(ResolveCase request, Decider decider) {
        CompensationForm granted = request.compensation();
        return new Case.Resolve(
                request.remedy(),
                request.note(),
                granted == null
                        ? null
                        : new Compensation(new CompensationId(ids.next()), granted.points(), granted.reason(), false),
                limits.ofCase(decider.mayGrantMore()),
                decider.subject());
    }

    private Uni<Void> note(SqlConnection transaction, Decision decision) {
        Resolution resolution = decision.added();
        Compensation compensation = resolution == null ? null : resolution.compensation();
        return resolution == null || compensation == null
                ? Uni.createFrom().voidItem()
                : grants.ofResolution(
                        transaction,
                        decision.next().compensated(),
                        compensation.id(),
                        compensation.points(),
                        compensation.reason(),
                        resolution.resolvedBy(),
                        resolution.resolvedAt());
    }
}
