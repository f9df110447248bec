package io.dangol.feedback.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.imports.ImportRepository.Settings;
import io.dangol.feedback.intake.BodyReader;
import jakarta.enterprise.context.ApplicationScoped;

/// Makes the parser of an import.
@ApplicationScoped
class ChunkParsers {
    private final BodyReader reader;
    private final ObjectMapper json;

    ChunkParsers(BodyReader reader, ObjectMapper json) {
        this.reader = reader;
        this.json = json;
    }

    ChunkParser of(Settings settings) {
        RecordReader records = switch (settings.format()) {
            case CSV -> new CsvReader(settings.columns(), settings.guarded());
            case NDJSON -> new NdjsonReader(json);
        };
        return new ChunkParser(settings, records, reader);
    }
}
