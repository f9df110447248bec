package io.dangol.feedback.intake.imports;

import io.dangol.feedback.voice.Feedback.Recorded;
import io.dangol.feedback.voice.Reference;
import io.dangol.kit.imports.Parsed;
import io.dangol.kit.imports.Parsed.Bad;
import io.dangol.kit.imports.Parsed.Good;
import io.dangol.kit.job.LineError;
import io.dangol.kit.job.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What becomes of the records of a chunk.
///
/// @param made those to be recorded
/// @param unchanged how many are recorded already
/// @param errors why the others are refused
record ChunkVerdict(List<Good<ImportedFeedback>> made, long unchanged, List<LineError> errors) {

    /// @param before what is recorded already
    static ChunkVerdict of(List<Parsed<ImportedFeedback>> records, Map<Reference, KnownFeedback> before) {
        Map<Reference, KnownFeedback> known = new HashMap<>(before);
        List<Good<ImportedFeedback>> made = new ArrayList<>();
        List<LineError> errors = new ArrayList<>();
        long unchanged = 0;
        for (Parsed<ImportedFeedback> record : records) {
            switch (record) {
                case Bad<ImportedFeedback> bad -> errors.add(bad.error());
                case Good<ImportedFeedback> good -> {
                    ImportedFeedback said = good.content();
                    KnownFeedback there = known.putIfAbsent(said.reference(), KnownFeedback.of(said));
                    if (there == null) {
                        made.add(good);
                    } else if (there.saysTheSameAs(said)) {
                        unchanged++;
                    } else {
                        errors.add(differs(good));
                    }
                }
            }
        }
        return new ChunkVerdict(List.copyOf(made), unchanged, List.copyOf(errors));
    }

    /// What came of the chunk. A delivery at the same moment may have recorded a reference first.
    ///
    /// @param recorded what became of those to be recorded, in their order; none in a dry run
    Tally tally(List<Recorded> recorded) {
        long created = made.size();
        long known = unchanged;
        List<LineError> refused = new ArrayList<>(errors);
        for (int index = 0; index < recorded.size(); index++) {
            switch (recorded.get(index)) {
                case Recorded.Created here -> {
                    // It is among those that were made.
                }
                case Recorded.Unchanged there -> {
                    created--;
                    known++;
                }
                case Recorded.Differs there -> {
                    created--;
                    refused.add(differs(made.get(index)));
                }
                case Recorded.Revised there -> throw new IllegalStateException("an import edits nothing");
            }
        }
        return new Tally(created, known, refused);
    }

    private static LineError differs(Good<ImportedFeedback> good) {
        return new LineError(
                good.line(),
                "feedback-differs",
                null,
                "must say the same as the feedback that is recorded under this reference");
    }
}
