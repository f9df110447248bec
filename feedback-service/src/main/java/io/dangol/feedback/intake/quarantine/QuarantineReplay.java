package io.dangol.feedback.intake.quarantine;

import io.dangol.feedback.intake.delivery.BodyReader;
import io.dangol.feedback.intake.delivery.Understanding;
import io.dangol.feedback.intake.delivery.Understanding.NotUnderstood;
import io.dangol.feedback.intake.delivery.Understanding.Understood;
import io.dangol.feedback.intake.quarantine.Quarantined.Handled;
import io.dangol.feedback.intake.quarantine.Quarantined.How;
import io.dangol.feedback.source.KnownSource;
import io.dangol.feedback.source.KnownSources;
import io.dangol.feedback.voice.Differing;
import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.Feedback.Recorded;
import io.dangol.feedback.voice.FeedbackProblem;
import io.dangol.feedback.voice.FeedbackRecorder;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records a quarantined delivery after all, in the caller's transaction, as if it had just been understood: its row is
/// held, so that it leaves the quarantine once.
@ApplicationScoped
class QuarantineReplay {
    private final QuarantineRepository quarantine;
    private final KnownSources sources;
    private final FeedbackRecorder recorder;
    private final BodyReader reader;
    private final Clock clock;

    QuarantineReplay(
            QuarantineRepository quarantine,
            KnownSources sources,
            FeedbackRecorder recorder,
            BodyReader reader,
            Clock clock) {
        this.quarantine = quarantine;
        this.sources = sources;
        this.recorder = recorder;
        this.reader = reader;
        this.clock = clock;
    }

    /// @param repaired what it should have said; null to read once more what it says
    /// @param by who does it
    /// @return the feedback's id, or a refusal: 404, 409 where it does not wait or other feedback is
    /// recorded under its reference, 422 where it still cannot be understood
    Uni<UUID> replay(SqlConnection transaction, UUID id, @Nullable ReplayDelivery repaired, String by) {
        return quarantine
                .findForChange(transaction, id)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .invoke(Quarantined::requireWaiting)
                .flatMap(found -> sources.known(transaction, found.sourceId())
                        .map(source -> submission(found, repaired, source.orElseThrow(CommonProblem::notFound)))
                        .map(said -> recorder.prepare(said, clock.instant()))
                        .flatMap(prepared -> recorder.record(transaction, prepared, Differing.REVISE))
                        .map(recorded -> requireNewest(found, recorded))
                        .flatMap(recorded -> quarantine
                                .markHandled(
                                        transaction,
                                        id,
                                        Handled.recorded(how(repaired), by, clock.instant(), recorded.id()))
                                .replaceWith(recorded.id())));
    }

    /// A delivery that came before the version that is recorded must not take its place.
    private static Feedback requireNewest(Quarantined found, Recorded recorded) {
        return switch (recorded) {
            case Recorded.Created created -> created.feedback();
            case Recorded.Unchanged known -> known.feedback();
            case Recorded.Revised edit -> {
                if (found.receivedAt().isBefore(edit.before().changedAt())) {
                    throw FeedbackProblem.differs(new Recorded.Differs(
                            edit.before(),
                            "externalRef",
                            "must not name feedback that was received after this delivery"));
                }
                yield edit.feedback();
            }
            case Recorded.Differs differs -> throw FeedbackProblem.differs(differs);
        };
    }

    private static How how(@Nullable ReplayDelivery repaired) {
        return repaired == null || (repaired.feedback() == null && repaired.body() == null)
                ? How.REPLAYED
                : How.REPAIRED;
    }

    /// A time that nobody gave is the time of the delivery, however late it is understood.
    private Submission submission(Quarantined found, @Nullable ReplayDelivery repaired, KnownSource source) {
        return switch (read(found, repaired, source)) {
            case Understood understood -> understood.submission();
            case NotUnderstood why ->
                throw new Refusal(
                        QuarantineProblem.NOT_UNDERSTOOD,
                        "send what it should have said: " + why.reason(),
                        why.violations());
        };
    }

    private Understanding read(Quarantined found, @Nullable ReplayDelivery repaired, KnownSource source) {
        if (repaired != null && repaired.feedback() != null) {
            return reader.read(repaired.feedback(), source.name(), found.receivedAt());
        }
        if (repaired != null && repaired.body() != null) {
            return reader.read(repaired.body(), source, found.receivedAt());
        }
        return reader.read(found.body().getBytes(), source, found.receivedAt());
    }
}
