package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.complaint.clock.ClockNews;
import io.dangol.feedback.complaint.compensation.Grants;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.transaction.InTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/// What follows from what clocks did by themselves: events, and points where a policy promises them.
@ApplicationScoped
class CaseNews {
    private final Grants grants;
    private final Outbox outbox;

    CaseNews(Grants grants, Outbox outbox) {
        this.grants = grants;
        this.outbox = outbox;
    }

    /// @param subject the case, held by the caller and saved before
    Uni<Void> tell(SqlConnection transaction, Case subject, List<ClockNews> news) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return outbox.add(
                        transaction,
                        news.stream().map(happened -> event(subject, happened)).toList())
                .chain(() -> compensate(transaction, subject, news));
    }

    private static DomainEvent event(Case subject, ClockNews news) {
        return switch (news) {
            case ClockNews.Breach breach -> CaseBreached.of(subject.facts(), breach);
            case ClockNews.Escalation step -> CaseEscalated.of(subject.facts(), step);
        };
    }

    private Uni<Void> compensate(SqlConnection transaction, Case subject, List<ClockNews> news) {
        List<ClockNews.Breach> promised = news.stream()
                .filter(ClockNews.Breach.class::isInstance)
                .map(ClockNews.Breach.class::cast)
                .filter(breach -> breach.terms().breachPoints() > 0)
                .toList();
        return InTurn.forEach(
                promised,
                breach -> grants.byRule(
                        transaction,
                        subject.compensated(),
                        breach.terms().breachPoints(),
                        "sla breach: %s, policy %s version %d"
                                .formatted(
                                        breach.target().wire().toLowerCase(Locale.ROOT),
                                        breach.terms().priority().wire(),
                                        breach.terms().policyVersion()),
                        breach.at()));
    }
}
