package io.dangol.feedback.intake;

import io.dangol.feedback.feedback.FeedbackForm;
import io.dangol.feedback.feedback.FeedbackRecorder;
import io.dangol.feedback.feedback.Submission;
import io.dangol.feedback.intake.Understanding.NotUnderstood;
import io.dangol.feedback.intake.Understanding.Understood;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
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
    private final FeedbackRecorder recorder;
    private final BodyReader reader;
    private final Clock clock;

    QuarantineService(
            Transactions transactions,
            Idempotency idempotency,
            QuarantineRepository quarantine,
            FeedbackRecorder recorder,
            BodyReader reader,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.quarantine = quarantine;
        this.recorder = recorder;
        this.reader = reader;
        this.clock = clock;
    }

    Uni<QuarantinedView> get(UUID id) {
        return transactions
                .read(connection -> quarantine.find(connection, id))
                .map(found -> QuarantinedView.whole(found.orElseThrow(CommonProblem::notFound)));
    }

    Uni<Page<QuarantinedView>> list(@Nullable Boolean replayed, PageRequest page) {
        return transactions
                .read(connection -> quarantine.list(connection, replayed, page))
                .map(found -> Page.of(found, page, kept -> kept.id().toString(), QuarantinedView::withoutBody));
    }

    /// Records what a delivery says, or should have said, as if it had just been understood.
    ///
    /// @param corrected what it should have said; null to read once more what it says
    Uni<Reply> replay(UUID id, @Nullable FeedbackForm corrected, IdempotencyKey key) {
        Object request = corrected == null ? "" : corrected;
        return idempotency.once(
                key,
                "replay-quarantined " + id,
                request,
                transaction -> quarantine
                        .findForChange(transaction, id)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .flatMap(found -> replay(transaction, found, corrected)));
    }

    private Uni<Reply> replay(SqlConnection transaction, Quarantined found, @Nullable FeedbackForm corrected) {
        if (found.feedbackId() != null) {
            throw new Refusal(IntakeProblem.ALREADY_REPLAYED, "see its feedbackId for what it became");
        }
        return quarantine
                .sourceName(transaction, found.sourceId())
                .map(source -> submission(found, corrected, source))
                .flatMap(submission -> recorder.record(transaction, submission, clock.instant()))
                .flatMap(recorded -> quarantine
                        .markReplayed(transaction, found.id(), recorded.id(), clock.instant())
                        .replaceWith(Reply.ok(null, Receipt.of(recorded.id(), Receipt.State.RECEIVED))));
    }

    /// A time that nobody gave is the time of the delivery, however late it is understood.
    private Submission submission(Quarantined found, @Nullable FeedbackForm corrected, String source) {
        Understanding understanding = corrected == null
                ? reader.read(found.body().getBytes(), source, found.receivedAt())
                : reader.read(corrected, source, found.receivedAt());
        return switch (understanding) {
            case Understood understood -> understood.submission();
            case NotUnderstood why ->
                throw new Refusal(
                        IntakeProblem.NOT_UNDERSTOOD,
                        "send what it should have said: " + why.reason(),
                        why.violations());
        };
    }
}
