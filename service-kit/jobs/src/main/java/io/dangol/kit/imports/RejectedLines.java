package io.dangol.kit.imports;

import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.job.LineError;
import io.dangol.kit.job.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Names every line of the records that are rejected: of a record that spans lines, each line behind the first is
/// rejected, too, and counts as one. So every line of an import is either stored or named in the report.
final class RejectedLines {
    private static final String CODE = "part-of-rejected";

    private final Map<Long, Integer> linesByFirst;

    /// @param records those of a chunk
    RejectedLines(List<RawRecord> records) {
        this.linesByFirst = records.stream()
                .filter(record -> record.lines() > 1)
                .collect(Collectors.toMap(RawRecord::line, RawRecord::lines));
    }

    /// The same work, with all lines named.
    ChunkWork namedBy(ChunkWork work) {
        return linesByFirst.isEmpty()
                ? work
                : (transaction, lease) -> work.take(transaction, lease).map(this::name);
    }

    private Tally name(Tally tally) {
        List<LineError> named = new ArrayList<>();
        for (LineError error : tally.errors()) {
            named.add(error);
            int lines = linesByFirst.getOrDefault(error.line(), 1);
            for (int behind = 1; behind < lines; behind++) {
                named.add(new LineError(
                        error.line() + behind,
                        CODE,
                        null,
                        "is part of the record that begins in line " + error.line() + ", which was rejected"));
            }
        }
        return new Tally(
                tally.created(),
                tally.updated(),
                tally.unchanged(),
                named,
                named.size() - tally.errors().size());
    }
}
