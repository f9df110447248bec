package io.dangol.feedback.intake.quarantine;

import io.dangol.feedback.intake.delivery.Receipt;
import io.dangol.feedback.intake.quarantine.Quarantined.Handled;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The quarantine: deliveries that wait for somebody to make sense of them.
@ApplicationScoped
class QuarantineService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final QuarantineRepository quarantine;
    private final QuarantineReplay replay;
    private final Clock clock;

    QuarantineService(
            Transactions transactions,
            Idempotency idempotency,
            QuarantineRepository quarantine,
            QuarantineReplay replay,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.quarantine = quarantine;
        this.replay = replay;
        this.clock = clock;
    }

    Uni<QuarantinedView> get(UUID id) {
        return transactions
                .read(connection -> quarantine.find(connection, id))
                .map(found -> QuarantinedView.whole(found.orElseThrow(CommonProblem::notFound)));
    }

    Uni<Page<QuarantinedView>> list(QuarantineFilter filter, PageRequest page) {
        return transactions
                .read(connection -> quarantine.list(connection, filter, page))
                .map(found -> Page.of(found, page, kept -> kept.id().toString(), QuarantinedView::withoutBody));
    }

    /// Records what a delivery says, or should have said, as if it had just been understood.
    ///
    /// @param repaired what it should have said; null to read once more what it says
    /// @param by who does it
    Uni<Reply> replay(UUID id, @Nullable ReplayDelivery repaired, String by, IdempotencyKey key) {
        if (repaired != null && repaired.feedback() != null && repaired.body() != null) {
            throw CommonProblem.invalid("body", "must be left out where `feedback` is sent");
        }
        // A payload may have texts that only JSON's escapes can say; its own writing of them will do to know it again.
        Object request = repaired == null ? "" : repaired.body() == null ? repaired : "" + repaired.body();
        return idempotency.once(
                key,
                "replay-quarantined " + id,
                request,
                transaction -> replay.replay(transaction, id, repaired, by)
                        .map(feedbackId -> Reply.ok(null, Receipt.of(feedbackId, Receipt.State.RECEIVED))));
    }

    /// Lets a delivery go; it stays readable for as long as replayed ones do.
    Uni<Reply> discard(UUID id, DiscardDelivery request, String by, IdempotencyKey key) {
        return idempotency.once(
                key, "discard-quarantined " + id, request, transaction -> discard(transaction, id, request, by));
    }

    private Uni<Reply> discard(SqlConnection transaction, UUID id, DiscardDelivery request, String by) {
        return quarantine
                .findForChange(transaction, id)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .invoke(Quarantined::requireWaiting)
                .chain(() -> quarantine.markHandled(
                        transaction, id, Handled.discarded(by, clock.instant(), request.reason())))
                .chain(() -> quarantine.find(transaction, id))
                .map(found -> Reply.ok(null, QuarantinedView.withoutBody(found.orElseThrow())));
    }
}
