package io.dangol.feedback.intake.imports;

import io.dangol.feedback.voice.Differing;
import io.dangol.feedback.voice.Feedback.Recorded;
import io.dangol.feedback.voice.FeedbackReader;
import io.dangol.feedback.voice.FeedbackRecorder;
import io.dangol.feedback.voice.Reference;
import io.dangol.kit.imports.Parsed;
import io.dangol.kit.imports.Parsed.Good;
import io.dangol.kit.job.Lease;
import io.dangol.kit.job.Tally;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Records the feedback of one chunk of an import, with all that follows from it, or only rehearses that.
@ApplicationScoped
class ChunkRecorder {
    /// Two imports of the same references at the same time take turns.
    private static final String TAKE_TURNS = "SELECT pg_advisory_xact_lock(hashtextextended('feedback-import', 0))";

    private final FeedbackReader feedback;
    private final FeedbackRecorder recorder;
    private final Rehearsal rehearsal;
    private final Clock clock;

    ChunkRecorder(FeedbackReader feedback, FeedbackRecorder recorder, Rehearsal rehearsal, Clock clock) {
        this.feedback = feedback;
        this.recorder = recorder;
        this.rehearsal = rehearsal;
        this.clock = clock;
    }

    /// @return what came of each record
    Uni<Tally> record(SqlConnection transaction, Lease lease, List<Parsed<ImportedFeedback>> records) {
        List<Reference> wanted = records.stream()
                .flatMap(record -> record instanceof Good<ImportedFeedback> good
                        ? Stream.of(good.content().reference())
                        : Stream.empty())
                .distinct()
                .toList();
        return transaction
                .query(TAKE_TURNS)
                .execute()
                .chain(() -> known(transaction, lease, wanted))
                .map(known -> ChunkVerdict.of(records, known))
                .flatMap(verdict -> make(transaction, lease, verdict.made()).map(verdict::tally));
    }

    /// What is recorded under these references, or would be in a dry run.
    private Uni<Map<Reference, KnownFeedback>> known(SqlConnection transaction, Lease lease, List<Reference> wanted) {
        Map<Reference, KnownFeedback> known = new HashMap<>();
        Uni<Map<Reference, KnownFeedback>> recorded = feedback.recorded(transaction, wanted)
                .map(found -> {
                    found.forEach(said -> known.put(said.requiredReference(), KnownFeedback.of(said)));
                    return known;
                });
        return lease.dryRun()
                ? recorded.chain(() -> rehearsal.find(transaction, lease.jobId(), wanted))
                        .map(rehearsed -> {
                            rehearsed.forEach((reference, fingerprint) ->
                                    known.put(reference, new KnownFeedback(fingerprint, fingerprint)));
                            return known;
                        })
                : recorded;
    }

    /// @return what became of each; nothing yet in a dry run
    private Uni<List<Recorded>> make(SqlConnection transaction, Lease lease, List<Good<ImportedFeedback>> made) {
        return lease.dryRun()
                ? rehearsal
                        .remember(
                                transaction,
                                lease.jobId(),
                                made.stream().map(Good::content).toList())
                        .replaceWith(List.of())
                : recorder.record(
                        transaction,
                        made.stream()
                                .map(good -> recorder.prepare(good.content().submission(), clock.instant()))
                                .toList(),
                        Differing.REFUSE);
    }
}
