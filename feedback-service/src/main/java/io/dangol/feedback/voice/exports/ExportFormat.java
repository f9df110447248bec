package io.dangol.feedback.voice.exports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.voice.AnyText;
import io.dangol.feedback.voice.FeedbackView;
import io.dangol.feedback.voice.FeedbackView.GivenRating;
import io.dangol.kit.csv.CsvWriter;
import io.dangol.kit.csv.CsvWriter.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How an export is written, a line or a record for each piece of feedback.
enum ExportFormat {
    NDJSON,
    /// RFC 4180 with a header line, guarded; the columns are those of an import.
    CSV;

    private static final List<String> COLUMNS = List.of(
            "id",
            "source",
            "external_ref",
            "kind",
            "channel",
            "customer_id",
            "customer_external_id",
            "text",
            "text_escaped",
            "language",
            "occurred_at",
            "received_at",
            "metric",
            "score",
            "wording_version",
            "product");

    /// Every value is quoted: what a customer wrote decides about nothing.
    private static final CsvWriter WRITER = new CsvWriter(Quoting.EVERY_VALUE);

    /// What stands before the first piece.
    String head() {
        return switch (this) {
            case NDJSON -> "";
            case CSV -> WRITER.header(COLUMNS);
        };
    }

    /// A piece with its end of line.
    String record(FeedbackView said, ObjectMapper json) {
        return switch (this) {
            case NDJSON -> json(said, json) + "\n";
            case CSV -> WRITER.row(csv(said));
        };
    }

    private static String json(FeedbackView said, ObjectMapper json) {
        try {
            return json.writeValueAsString(said);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("feedback cannot be written as JSON", broken);
        }
    }

    private static List<@Nullable String> csv(FeedbackView said) {
        GivenRating rating = said.rating();
        boolean escaped = AnyText.needsEscape(said.text());
        List<@Nullable String> values = new ArrayList<>();
        values.add(said.id());
        values.add(said.source());
        values.add(said.externalRef());
        values.add(said.kind().name().toLowerCase(Locale.ROOT));
        values.add(said.channel());
        values.add(said.customerId());
        values.add(said.externalId());
        values.add(AnyText.storable(said.text()));
        values.add(Boolean.toString(escaped));
        values.add(said.language());
        values.add(said.occurredAt().toString());
        values.add(said.receivedAt().toString());
        values.add(rating == null ? null : rating.metric().wire());
        values.add(rating == null ? null : Integer.toString(rating.score()));
        values.add(rating == null ? null : rating.wordingVersion());
        values.add(said.product());
        return values;
    }
}
