package io.dangol.feedback.imports;

import io.dangol.feedback.imports.ChunkRecorder.Known;
import io.dangol.feedback.imports.Parsed.Bad;
import io.dangol.feedback.imports.Parsed.Good;
import io.dangol.kit.job.LineError;
import io.dangol.kit.job.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What becomes of the records of a chunk.
///
/// @param made those to be recorded
record ChunkVerdict(List<Good> made, Tally tally) {

    /// @param before what is recorded already
    static ChunkVerdict of(List<Parsed> records, Map<Reference, Known> before) {
        Map<Reference, Known> known = new HashMap<>(before);
        List<Good> made = new ArrayList<>();
        List<LineError> errors = new ArrayList<>();
        long unchanged = 0;
        for (Parsed record : records) {
            switch (record) {
                case Bad bad -> errors.add(bad.error());
                case Good good -> {
                    Known there = known.putIfAbsent(good.reference(), Known.of(good));
                    if (there == null) {
                        made.add(good);
                    } else if (there.saysTheSameAs(good)) {
                        unchanged++;
                    } else {
                        errors.add(new LineError(
                                good.line(),
                                "feedback-differs",
                                null,
                                "says the same as the feedback that is recorded under this reference"));
                    }
                }
            }
        }
        return new ChunkVerdict(List.copyOf(made), new Tally(made.size(), unchanged, errors));
    }
}
