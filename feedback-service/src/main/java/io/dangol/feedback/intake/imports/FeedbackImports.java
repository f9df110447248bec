package io.dangol.feedback.intake.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.intake.delivery.BodyReader;
import io.dangol.feedback.source.KnownSources;
import io.dangol.kit.imports.ChunkLimits;
import io.dangol.kit.imports.ChunkReader;
import io.dangol.kit.imports.ImportColumn;
import io.dangol.kit.imports.ImportKind;
import io.dangol.kit.imports.ImportSettings;
import io.dangol.kit.imports.LineSources;
import io.dangol.kit.imports.Parsed;
import io.dangol.kit.imports.RecordReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Imports are of feedback.
@ApplicationScoped
class FeedbackImports implements ImportKind {
    private static final ChunkLimits LIMITS = new ChunkLimits(200, 1_024);

    private final ChunkRecorder recorder;
    private final LineSources<ImportedFeedback> sources;
    private final BodyReader reader;
    private final ObjectMapper json;

    FeedbackImports(ChunkRecorder recorder, KnownSources sources, BodyReader reader, ObjectMapper json) {
        this.recorder = recorder;
        this.sources = new LineSources<>(sources::names, ImportedFeedback::source, ImportedFeedback::from);
        this.reader = reader;
        this.json = json;
    }

    @Override
    public String name() {
        return "feedback_import";
    }

    @Override
    public String operation() {
        return "feedback.import";
    }

    @Override
    public ChunkLimits limits() {
        return LIMITS;
    }

    @Override
    public List<? extends ImportColumn> columns() {
        return CsvColumn.all();
    }

    @Override
    public ChunkReader reader(ImportSettings settings) {
        RecordReader<JsonNode> lines = switch (settings.format()) {
            case CSV -> new CsvReader(settings.columns(), settings.guarded());
            case NDJSON -> new NdjsonReader(json);
        };
        ChunkParser parser = new ChunkParser(settings, lines, reader);
        return (chunk, now) -> {
            List<Parsed<ImportedFeedback>> records = parser.parse(chunk, now);
            return (transaction, lease) -> sources.resolve(transaction, settings, records)
                    .flatMap(resolved -> recorder.record(transaction, lease, resolved));
        };
    }
}
