package io.dangol.feedback.complaint.compensation;

import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.complaint.compensation.Compensation.Decision;
import io.dangol.feedback.complaint.compensation.Compensation.Mark;
import io.dangol.feedback.complaint.compensation.Compensation.Origin;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Grants compensations in the transaction of what they follow from. Whoever calls holds the case.
@ApplicationScoped
public class Grants {
    private static final String RULE = "rule";

    private final CompensationRepository compensations;
    private final CompensationLimits limits;
    private final Outbox outbox;
    private final Ids ids;

    Grants(CompensationRepository compensations, CompensationLimits limits, Outbox outbox, Ids ids) {
        this.compensations = compensations;
        this.limits = limits;
        this.outbox = outbox;
        this.ids = ids;
    }

    /// Notes the compensation of a resolution, which tells of it itself and counts it on its case.
    ///
    /// @throws Refusal as the failure: 422 `compensation-over-customer-limit`
    public Uni<Void> ofResolution(
            SqlConnection transaction,
            CompensatedCase subject,
            CompensationId id,
            int points,
            String reason,
            String by,
            Instant now) {
        Mark mark = new Mark(by, now);
        Compensation granted = Compensation.propose(id, subject, points, reason, Origin.RESOLUTION, mark)
                .approve(mark, subject.version())
                .next()
                .withoutWaiting();
        return requireWithinCustomerLimit(transaction, subject, points, now)
                .chain(() -> compensations.insert(
                        transaction, granted, subject.customerId() == null ? null : subject.version()));
    }

    /// Grants points because a rule says so. Where that would be more than the case or the customer may get, it is
    /// only proposed, and a person decides. A case without a customer gets nothing.
    public Uni<Void> byRule(
            SqlConnection transaction, CompensatedCase subject, int points, String reason, Instant now) {
        if (!subject.hasCustomer()) {
            return Uni.createFrom().voidItem();
        }
        Mark mark = new Mark(RULE, now);
        Compensation proposed =
                Compensation.propose(new CompensationId(ids.next()), subject, points, reason, Origin.RULE, mark);
        return isWithinCustomerLimit(transaction, subject, points, now)
                .flatMap(within -> within && points <= limits.limitPoints() - subject.pointsGranted()
                        ? grant(transaction, subject, proposed.approve(mark, subject.version()))
                        : compensations.insert(transaction, proposed, null));
    }

    /// Writes a compensation that is granted as it is made.
    Uni<Void> grant(SqlConnection transaction, CompensatedCase subject, Decision granted) {
        return compensations
                .insert(transaction, granted.next(), granted.events().isEmpty() ? null : subject.version())
                .chain(() -> compensations.grantToCase(
                        transaction, subject.id(), granted.next().points()))
                .chain(() -> outbox.add(transaction, granted.events()));
    }

    Uni<Void> requireWithinCustomerLimit(SqlConnection transaction, CompensatedCase subject, int points, Instant now) {
        return isWithinCustomerLimit(transaction, subject, points, now)
                .invoke(within -> {
                    if (!within) {
                        throw new Refusal(
                                CompensationProblem.COMPENSATION_OVER_CUSTOMER_LIMIT,
                                "a customer may be granted %d points in %d days"
                                        .formatted(
                                                limits.customerLimitPoints(),
                                                limits.customerPeriod().toDays()));
                    }
                })
                .replaceWithVoid();
    }

    Uni<Boolean> isWithinCustomerLimit(SqlConnection transaction, CompensatedCase subject, int points, Instant now) {
        return compensations
                .granted(transaction, subject, now.minus(limits.customerPeriod()))
                .map(granted -> granted + points <= limits.customerLimitPoints());
    }
}
