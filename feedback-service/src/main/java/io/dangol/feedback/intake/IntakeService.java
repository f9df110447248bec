package io.dangol.feedback.intake;

import io.dangol.feedback.feedback.FeedbackRecorder;
import io.dangol.feedback.feedback.Submission;
import io.dangol.feedback.intake.DeliveryRepository.Delivery;
import io.dangol.feedback.intake.Understanding.NotUnderstood;
import io.dangol.feedback.intake.Understanding.Understood;
import io.dangol.feedback.source.SigningKeys;
import io.dangol.feedback.statistics.DeliveryStatistics;
import io.dangol.feedback.statistics.Outcome;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Takes in verified deliveries: each once, and none is lost. What cannot be understood is kept in the quarantine, and
/// so is what the database will not have.
@ApplicationScoped
class IntakeService {
    private final Transactions transactions;
    private final DeliveryRepository deliveries;
    private final QuarantineRepository quarantine;
    private final FeedbackRecorder recorder;
    private final BodyReader reader;
    private final DeliveryStatistics statistics;
    private final IntakeMetrics metrics;
    private final Ids ids;

    IntakeService(
            Transactions transactions,
            DeliveryRepository deliveries,
            QuarantineRepository quarantine,
            FeedbackRecorder recorder,
            BodyReader reader,
            DeliveryStatistics statistics,
            IntakeMetrics metrics,
            Ids ids) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.quarantine = quarantine;
        this.recorder = recorder;
        this.reader = reader;
        this.statistics = statistics;
        this.metrics = metrics;
        this.ids = ids;
    }

    /// Takes in a delivery that was verified.
    ///
    /// @return the answer, once what it says is durable
    Uni<Receipt> take(SigningKeys source, String webhookId, byte[] body, Instant receivedAt) {
        Delivery delivery = new Delivery(source.sourceId(), webhookId, Buffer.buffer(BodyDigest.of(body)));
        return switch (reader.read(body, source.sourceName(), source.mapping(), receivedAt)) {
            case Understood understood ->
                record(delivery, understood.submission(), receivedAt)
                        .onFailure(IntakeService::isOfTheContent)
                        .recoverWithUni(() -> keep(delivery, body, receivedAt, unstorable()));
            case NotUnderstood notUnderstood -> keep(delivery, body, receivedAt, notUnderstood);
        };
    }

    private Uni<Receipt> record(Delivery delivery, Submission submission, Instant receivedAt) {
        UUID id = ids.next();
        return once(
                delivery,
                id,
                Receipt.State.RECEIVED,
                receivedAt,
                transaction ->
                        recorder.record(transaction, id, submission, receivedAt).replaceWithVoid());
    }

    private Uni<Receipt> keep(Delivery delivery, byte[] body, Instant receivedAt, NotUnderstood why) {
        UUID id = ids.next();
        Quarantined kept = Quarantined.waiting(
                id, delivery.sourceId(), delivery.webhookId(), Buffer.buffer(body), why, receivedAt);
        return once(
                delivery,
                id,
                Receipt.State.QUARANTINED,
                receivedAt,
                transaction -> quarantine.insert(transaction, kept));
    }

    /// Runs `work` for the first delivery with an id; every other gets the first one's answer.
    private Uni<Receipt> once(
            Delivery delivery,
            UUID id,
            Receipt.State state,
            Instant receivedAt,
            Function<SqlConnection, Uni<Void>> work) {
        return transactions
                .write(transaction -> deliveries
                        .claim(transaction, delivery, id, state, receivedAt)
                        .flatMap(isFirst -> isFirst
                                ? work.apply(transaction).replaceWith(new DeliveryRepository.Answer(id, state, true))
                                : deliveries.answer(transaction, delivery))
                        .call(answer ->
                                statistics.count(transaction, delivery.sourceId(), outcome(answer, id), receivedAt)))
                .invoke(answer -> count(answer, id))
                .map(answer -> Receipt.of(answer.answerId(), answer.state()));
    }

    private static Outcome outcome(DeliveryRepository.Answer answer, UUID ownId) {
        if (!answer.answerId().equals(ownId)) {
            return Outcome.DUPLICATE;
        }
        return switch (answer.state()) {
            case RECEIVED -> Outcome.ACCEPTED;
            case QUARANTINED -> Outcome.QUARANTINED;
        };
    }

    private void count(DeliveryRepository.Answer answer, UUID ownId) {
        if (answer.answerId().equals(ownId)) {
            metrics.answered(answer.state());
        } else {
            metrics.duplicate(answer.sameBody());
        }
    }

    /// A data exception or a broken constraint: it would be the same at every try.
    static boolean isOfTheContent(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && (refused.getSqlState().startsWith("22")
                        || refused.getSqlState().startsWith("23"));
    }

    private static NotUnderstood unstorable() {
        return new NotUnderstood("the content cannot be stored", List.of());
    }
}
