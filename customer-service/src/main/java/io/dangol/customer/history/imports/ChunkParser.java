package io.dangol.customer.history.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.history.imports.LineKind.Checked;
import io.dangol.customer.history.purchase.CustomerReference;
import io.dangol.kit.imports.Chunk;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.ImportSettings;
import io.dangol.kit.imports.NdjsonRecords;
import io.dangol.kit.imports.Parsed;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import io.dangol.kit.job.LineError;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.Instant;
import java.util.List;

/// Turns the records of one import's chunks into what is to be recorded, and into reasons why some cannot be.
///
/// @param <R> a line, before any rule but the format's is checked
/// @param <T> what keeps the rules
final class ChunkParser<R, T> {
    private final ImportSettings settings;
    private final LineKind<R, T> kind;
    private final RecordReader<R> reader;

    ChunkParser(ImportSettings settings, LineKind<R, T> kind, ObjectMapper json) {
        this.settings = settings;
        this.kind = kind;
        this.reader = switch (settings.format()) {
            case CSV -> kind.csv(settings.columns());
            case NDJSON -> new NdjsonRecords<>(json, kind.lineType(), kind.noun());
        };
    }

    /// @param now the present, which no time may be far ahead of
    List<Parsed<T>> parse(Chunk chunk, Instant now) {
        return chunk.split(settings.shape(kind.columns())).stream()
                .map(record -> parse(record, now))
                .toList();
    }

    private Parsed<T> parse(RawRecord record, Instant now) {
        try {
            R line = reader.read(record);
            String onlySource = settings.onlySource();
            if (onlySource != null) {
                CustomerReference customer = kind.customer(line);
                if (customer != null && customer.id() != null) {
                    return bad(
                            record,
                            new Violation("customer.id", "must be left out by a partner; send customer.externalId"));
                }
                line = kind.source(line) == null ? kind.from(line, onlySource) : line;
            }
            return switch (kind.check(line, now)) {
                case Checked.Kept<T> kept -> new Parsed.Good<>(record.line(), kept.value());
                case Checked.Broken<T> broken -> bad(record, broken.violation());
            };
        } catch (Unreadable reason) {
            return new Parsed.Bad<>(reason.at(record.line()));
        }
    }

    private Parsed<T> bad(RawRecord record, Violation violation) {
        return new Parsed.Bad<>(
                new LineError(record.line(), "invalid", reader.fieldName(violation.field()), violation.message()));
    }
}
