package io.dangol.loyalty.posting.adjustment;

import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.posting.transaction.Approvals;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keeps proposed adjustments, and posts the approved ones: the decision and its posting are one transaction.
@ApplicationScoped
class AdjustmentService implements Approvals {
    private static final String PATH = "/v1/adjustments/";

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final AdjustmentRepository adjustments;
    private final Books books;
    private final Ids ids;
    private final Clock clock;

    AdjustmentService(
            Transactions transactions,
            Idempotency idempotency,
            AdjustmentRepository adjustments,
            Books books,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.adjustments = adjustments;
        this.books = books;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Uni<Reply> propose(IdempotencyKey key, Object request, Command command) {
        Adjustment proposed = Adjustment.proposed(ids.next(), command, clock.instant());
        return idempotency.once(
                key,
                "createTransaction",
                request,
                transaction -> adjustments
                        .add(transaction, proposed)
                        .chain(() -> adjustments.ofCause(
                                transaction, proposed.cause().id()))
                        .map(found -> accepted(found.orElseThrow(), proposed)));
    }

    /// An adjustment; 404 where there is none.
    Uni<AdjustmentView> get(UUID id) {
        return transactions
                .read(connection -> adjustments.find(connection, id))
                .map(found -> view(found.orElseThrow(CommonProblem::notFound)));
    }

    /// The adjustments that needed a second person, the newest first.
    Uni<Page<AdjustmentView>> list(Optional<AdjustmentState> state, PageRequest page) {
        return transactions
                .read(connection -> adjustments.list(connection, state, clock.instant(), page))
                .map(found -> Page.of(found, page, adjustment -> adjustment.id().toString(), this::view));
    }

    /// Posts a proposal, once; approved again it is what it is.
    Uni<AdjustmentView> approve(UUID id, String caller) {
        return transactions.write(transaction -> locked(transaction, id)
                .flatMap(adjustment -> {
                    Instant now = clock.instant();
                    adjustment.refusalToApprove(caller, now).ifPresent(problem -> {
                        throw problem.refusal();
                    });
                    return adjustment.decision() != null
                            ? Uni.createFrom().item(adjustment)
                            : post(transaction, adjustment)
                                    .map(posted -> adjustment.approved(caller, now, posted))
                                    .call(approved -> adjustments.decide(transaction, approved));
                })
                .map(this::view));
    }

    /// Turns a proposal down; rejected again it is what it is.
    Uni<AdjustmentView> reject(UUID id, String caller, String reason) {
        return transactions.write(transaction -> locked(transaction, id)
                .flatMap(adjustment -> {
                    Instant now = clock.instant();
                    adjustment.refusalToReject(now).ifPresent(problem -> {
                        throw problem.refusal();
                    });
                    Adjustment rejected = adjustment.rejected(caller, now, reason);
                    return adjustment.decision() != null
                            ? Uni.createFrom().item(adjustment)
                            : adjustments.decide(transaction, rejected).replaceWith(rejected);
                })
                .map(this::view));
    }

    private Uni<UUID> post(SqlConnection transaction, Adjustment adjustment) {
        return books.post(transaction, List.of(adjustment.command())).map(posted -> switch (posted.outcomes()
                .getFirst()) {
            case Outcome.Posted done -> done.transaction().id();
            case Outcome.AlreadyPosted already -> already.transactionId();
            case Outcome.Refused refused -> throw refused.problem().refusal();
            case Outcome.Idle idle -> throw new IllegalStateException("an adjustment always has something to post");
        });
    }

    private Uni<Adjustment> locked(SqlConnection transaction, UUID id) {
        return adjustments.lock(transaction, id).map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    /// Once the stored answer is forgotten, the key still has its proposal.
    private Reply accepted(Adjustment found, Adjustment asked) {
        if (!found.cause().equals(asked.cause())) {
            throw LedgerProblem.IDEMPOTENCY_KEY_REUSED.refusal();
        }
        AdjustmentView view = view(found);
        return Reply.accepted(PATH + view.id(), view);
    }

    private AdjustmentView view(Adjustment adjustment) {
        return AdjustmentView.of(adjustment, clock.instant());
    }
}
