package io.dangol.feedback.complaint;

import io.dangol.feedback.complaint.ResolveCase.CompensationForm;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decisions on cases: each in one transaction with its events.
@ApplicationScoped
class CaseService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final CaseRepository cases;
    private final Outbox outbox;
    private final CompensationLimits limits;
    private final Ids ids;
    private final Clock clock;

    CaseService(
            Transactions transactions,
            Idempotency idempotency,
            CaseRepository cases,
            Outbox outbox,
            CompensationLimits limits,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.cases = cases;
        this.outbox = outbox;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /// Who decides, and under which conditions.
    ///
    /// @param subject who it is
    /// @param mayGrantMore whether the limit of an agent is not theirs
    /// @param ifMatch the version that they have seen, as an entity tag; null where they do not say
    record Decider(
            String subject,
            boolean mayGrantMore,
            IdempotencyKey key,
            @Nullable String ifMatch) {}

    Uni<Case> get(UUID id) {
        return transactions
                .read(connection -> cases.find(connection, id))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    Uni<Page<CaseView>> list(CaseFilter filter, PageRequest page) {
        return rows(filter, page)
                .map(found -> Page.of(found, page, listed -> listed.id().toString(), CaseView::of));
    }

    Uni<Page<MyCaseView>> listOf(UUID customerId, PageRequest page) {
        return rows(new CaseFilter(null, customerId, null), page)
                .map(found -> Page.of(found, page, listed -> listed.id().toString(), MyCaseView::of));
    }

    private Uni<List<Case>> rows(CaseFilter filter, PageRequest page) {
        return transactions.read(connection -> cases.list(connection, filter, page));
    }

    Uni<Reply> acknowledge(UUID id, Decider decider) {
        return decide(id, decider, "acknowledge-case", "", found -> found.acknowledge(clock.instant()));
    }

    Uni<Reply> resolve(UUID id, ResolveCase request, Decider decider) {
        return decide(
                id,
                decider,
                "resolve-case",
                request,
                found -> found.resolve(command(request, decider), clock.instant()));
    }

    private Case.Resolve command(ResolveCase request, Decider decider) {
        CompensationForm granted = request.compensation();
        return new Case.Resolve(
                request.remedy(),
                request.note(),
                granted == null ? null : new Compensation(ids.next(), granted.points(), granted.reason(), false),
                decider.mayGrantMore() ? limits.limitPoints() : limits.agentLimitPoints(),
                decider.subject());
    }

    Uni<Reply> reopen(UUID id, Decider decider) {
        return decide(id, decider, "reopen-case", "", found -> found.reopen(clock.instant()));
    }

    private Uni<Reply> decide(
            UUID id, Decider decider, String operation, Object request, Function<Case, Case.Change> decision) {
        return idempotency.once(
                decider.key(),
                operation + " " + id,
                request,
                transaction -> cases.findForChange(transaction, id)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .invoke(found -> {
                            if (decider.ifMatch() != null) {
                                EntityTag.requireMatch(decider.ifMatch(), found.version());
                            }
                        })
                        .map(decision)
                        .flatMap(change -> cases.save(transaction, change)
                                .chain(() -> outbox.add(transaction, change.events()))
                                .replaceWith(() -> reply(change.next()))));
    }

    private static Reply reply(Case decided) {
        return Reply.ok(EntityTag.of(decided.version()), CaseView.of(decided));
    }
}
