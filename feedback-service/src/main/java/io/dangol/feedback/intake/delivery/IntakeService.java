package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.intake.delivery.Claim.Delivery;
import io.dangol.feedback.intake.delivery.Understanding.NotUnderstood;
import io.dangol.feedback.intake.delivery.Understanding.Understood;
import io.dangol.feedback.source.SigningKeys;
import io.dangol.feedback.voice.FeedbackRecorder;
import io.dangol.feedback.voice.PreparedFeedback;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Takes in verified deliveries: each once, and none is lost. What cannot be understood is kept in the quarantine, and
/// so is what the database will not have.
@ApplicationScoped
class IntakeService {
    private final IntakeLanes lanes;
    private final ArrivalRecorder arrivals;
    private final FeedbackRecorder recorder;
    private final BodyReader reader;
    private final IntakeMetrics metrics;
    private final Ids ids;

    IntakeService(
            IntakeLanes lanes,
            ArrivalRecorder arrivals,
            FeedbackRecorder recorder,
            BodyReader reader,
            IntakeMetrics metrics,
            Ids ids) {
        this.lanes = lanes;
        this.arrivals = arrivals;
        this.recorder = recorder;
        this.reader = reader;
        this.metrics = metrics;
        this.ids = ids;
    }

    /// Takes in a delivery that was verified.
    ///
    /// @return the answer, once what it says is durable
    Uni<Receipt> take(SigningKeys source, String webhookId, byte[] body, Instant receivedAt) {
        Delivery delivery = new Delivery(source.sourceId(), webhookId, Buffer.buffer(BodyDigest.of(body)));
        Uni<DeliveryAnswer> answer = switch (reader.read(body, source.source(), receivedAt)) {
            case Understood understood ->
                record(delivery, understood.submission(), body, receivedAt)
                        .onFailure(UnstorableContent::isCauseOf)
                        .recoverWithUni(() -> keep(delivery, body, receivedAt, unstorable()));
            case NotUnderstood notUnderstood -> keep(delivery, body, receivedAt, notUnderstood);
        };
        return answer.invoke(this::count).map(given -> Receipt.of(given.answerId(), given.state()));
    }

    private Uni<DeliveryAnswer> record(Delivery delivery, Submission submission, byte[] body, Instant receivedAt) {
        PreparedFeedback prepared = recorder.prepare(submission, receivedAt);
        Claim claim = new Claim(delivery, prepared.id(), Receipt.State.RECEIVED, receivedAt);
        return lanes.submit(new Arrival(
                claim, prepared, body.length, why -> unclear(prepared.id(), delivery, body, receivedAt, why)));
    }

    private Uni<DeliveryAnswer> keep(Delivery delivery, byte[] body, Instant receivedAt, NotUnderstood why) {
        UUID id = ids.next();
        return arrivals.keep(
                new Claim(delivery, id, Receipt.State.QUARANTINED, receivedAt),
                unclear(id, delivery, body, receivedAt, why));
    }

    private static UnclearDelivery unclear(
            UUID id, Delivery delivery, byte[] body, Instant receivedAt, NotUnderstood why) {
        return new UnclearDelivery(id, delivery.sourceId(), delivery.webhookId(), Buffer.buffer(body), why, receivedAt);
    }

    private void count(DeliveryAnswer answer) {
        if (answer.isFirst()) {
            metrics.answered(answer.state());
        } else {
            metrics.duplicate(answer.sameBody());
        }
    }

    private static NotUnderstood unstorable() {
        return new NotUnderstood("the content cannot be stored", List.of());
    }
}
