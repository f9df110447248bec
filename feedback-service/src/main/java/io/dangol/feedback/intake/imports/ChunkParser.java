package io.dangol.feedback.intake.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.intake.delivery.BodyReader;
import io.dangol.feedback.intake.delivery.Understanding.NotUnderstood;
import io.dangol.feedback.intake.delivery.Understanding.Understood;
import io.dangol.feedback.source.SourceName;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.imports.Chunk;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.ImportSettings;
import io.dangol.kit.imports.Parsed;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import io.dangol.kit.job.LineError;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.Instant;
import java.util.List;

/// Turns the records of one import's chunks into feedback, by the rules of a delivery, and into reasons why some are
/// none.
final class ChunkParser {
    private static final int FIELD_LENGTH_MOST = 200;
    private static final int MESSAGE_LENGTH_MOST = 300;

    private final ImportSettings settings;
    private final RecordReader<JsonNode> records;
    private final BodyReader reader;

    ChunkParser(ImportSettings settings, RecordReader<JsonNode> records, BodyReader reader) {
        this.settings = settings;
        this.records = records;
        this.reader = reader;
    }

    /// @param now the present: a time that nobody gave, and one that no other may be far ahead of
    List<Parsed<ImportedFeedback>> parse(Chunk chunk, Instant now) {
        return chunk.split(settings.shape(CsvColumn.all())).stream()
                .map(record -> parse(record, now))
                .toList();
    }

    private Parsed<ImportedFeedback> parse(RawRecord record, Instant now) {
        try {
            JsonNode form = records.read(record);
            String source =
                    form.path("source").asText(settings.onlySource() == null ? SourceName.API : settings.onlySource());
            if (settings.onlySource() != null && form.path("customer").has("id")) {
                return bad(record, "invalid", "customer.id", "must be left out by a partner; send customer.externalId");
            }
            return switch (reader.read(form, source, now)) {
                case Understood understood -> good(record, understood.submission(), form.has("occurredAt"));
                case NotUnderstood why -> bad(record, why);
            };
        } catch (Unreadable reason) {
            return new Parsed.Bad<>(reason.at(record.line()));
        }
    }

    private Parsed<ImportedFeedback> good(RawRecord record, Submission said, boolean timed) {
        return said.externalRef() == null
                ? bad(record, "invalid", "externalRef", "is required")
                : new Parsed.Good<>(record.line(), new ImportedFeedback(said, timed));
    }

    private Parsed<ImportedFeedback> bad(RawRecord record, NotUnderstood why) {
        if (why.violations().isEmpty()) {
            return new Parsed.Bad<>(
                    new LineError(record.line(), "malformed", null, cut(why.reason(), MESSAGE_LENGTH_MOST)));
        }
        Violation first = why.violations().getFirst();
        return bad(record, "invalid", first.field(), first.message());
    }

    private Parsed<ImportedFeedback> bad(RawRecord record, String code, String field, String message) {
        return new Parsed.Bad<>(new LineError(
                record.line(),
                code,
                cut(records.fieldName(field), FIELD_LENGTH_MOST),
                cut(message, MESSAGE_LENGTH_MOST)));
    }

    private static String cut(String text, int lengthMost) {
        return text.substring(0, Math.min(text.length(), lengthMost));
    }
}
