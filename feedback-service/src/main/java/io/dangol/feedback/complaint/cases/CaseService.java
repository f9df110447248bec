package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.complaint.cases.Case.Decision;
import io.dangol.feedback.complaint.clock.SlaClocks;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decisions on cases: each in one transaction with its events.
@ApplicationScoped
class CaseService {
    private static final Aftermath AFTER_NOTHING =
            (transaction, decision) -> Uni.createFrom().voidItem();

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final CaseRepository cases;
    private final Outbox outbox;
    private final SlaClocks clocks;
    private final CaseNews news;
    private final Clock clock;

    CaseService(
            Transactions transactions,
            Idempotency idempotency,
            CaseRepository cases,
            Outbox outbox,
            SlaClocks clocks,
            CaseNews news,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.cases = cases;
        this.outbox = outbox;
        this.clocks = clocks;
        this.news = news;
        this.clock = clock;
    }

    /// What is done to a case as it is now.
    @FunctionalInterface
    interface Action {
        Decision on(Case found, Instant now);
    }

    /// What follows from a decision, before it is told.
    @FunctionalInterface
    interface Aftermath {
        Uni<Void> of(SqlConnection transaction, Decision decision);
    }

    /// Who decides, and under which conditions.
    ///
    /// @param subject who it is
    /// @param mayGrantMore whether the limit of an agent is not theirs
    /// @param customerId the customer whom the caller is; null where they are none
    /// @param ifMatch the version that they have seen, as an entity tag; null where they do not say
    record Decider(
            String subject,
            boolean mayGrantMore,
            @Nullable CustomerId customerId,
            IdempotencyKey key,
            @Nullable String ifMatch) {
        /// Somebody who handles cases.
        static Decider of(Caller caller, @Nullable String ifMatch) {
            boolean mayGrantMore = caller.is(Roles.OPERATOR) || caller.is(Roles.MARKETER);
            return new Decider(caller.subject(), mayGrantMore, null, caller.key(), ifMatch);
        }

        boolean maySee(Case found) {
            return customerId == null || customerId.equals(found.customerId());
        }

        Object view(Case decided) {
            return customerId == null ? CaseView.of(decided) : MyCaseView.of(decided);
        }
    }

    Uni<Case> get(CaseId id) {
        return transactions
                .read(connection -> cases.find(connection, id))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    Uni<Page<CaseView>> list(CaseFilter filter, PageRequest page) {
        return rows(filter, page)
                .map(found -> Page.of(found, page, listed -> listed.id().value().toString(), CaseView::of));
    }

    Uni<Page<MyCaseView>> listOf(CustomerId customerId, PageRequest page) {
        return rows(CaseFilter.of(customerId), page)
                .map(found -> Page.of(found, page, listed -> listed.id().value().toString(), MyCaseView::of));
    }

    private Uni<List<Case>> rows(CaseFilter filter, PageRequest page) {
        return transactions.read(connection -> cases.list(connection, filter, page));
    }

    /// The clocks of a case and why they stand where they do, the newest first.
    Uni<CaseClocksView> clocks(CaseId id) {
        Instant now = clock.instant();
        return transactions.snapshot(connection -> cases.find(connection, id)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .flatMap(found ->
                        clocks.explain(connection, id, now).map(shown -> new CaseClocksView(found.publicId(), shown))));
    }

    /// Decides on a case as one transaction with its events and what its clocks do.
    Uni<Reply> decide(CaseId id, Decider decider, String operation, Object request, Action action) {
        return decide(id, decider, operation, request, action, AFTER_NOTHING);
    }

    /// @param after what follows in the same transaction
    Uni<Reply> decide(CaseId id, Decider decider, String operation, Object request, Action action, Aftermath after) {
        return idempotency.once(
                decider.key(),
                operation + " " + id.value(),
                request,
                transaction -> cases.findForChange(transaction, id)
                        .map(found -> found.filter(decider::maySee).orElseThrow(CommonProblem::notFound))
                        .invoke(found -> {
                            if (decider.ifMatch() != null) {
                                EntityTag.requireMatch(decider.ifMatch(), found.version());
                            }
                        })
                        .flatMap(found -> decide(transaction, found, action, after))
                        .map(decided -> Reply.ok(EntityTag.of(decided.version()), decider.view(decided))));
    }

    /// What has happened by itself until now is told first: it came first.
    private Uni<Case> decide(SqlConnection transaction, Case found, Action action, Aftermath after) {
        Instant now = clock.instant();
        Decision decision = action.on(found, now);
        return clocks.move(transaction, found.id(), decision.clocks(), now).flatMap(happened -> {
            Decision noted = new Decision(
                    decision.next().noted(happened), decision.added(), decision.events(), decision.clocks());
            return cases.save(transaction, noted)
                    .chain(() -> news.tell(transaction, found, happened))
                    .chain(() -> after.of(transaction, noted))
                    .chain(() -> outbox.add(transaction, decision.events()))
                    .replaceWith(noted.next());
        });
    }
}
