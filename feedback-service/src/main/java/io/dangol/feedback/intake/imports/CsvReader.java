package io.dangol.feedback.intake.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.feedback.voice.AnyText;
import io.dangol.kit.csv.CsvGuard;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.CsvRows;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads CSV as RFC 4180 has it, in UTF-8: feedback a record. An empty value is none.
final class CsvReader implements RecordReader<JsonNode> {
    private static final Pattern SCORE = Pattern.compile("[0-9]{1,3}");

    private final CsvRows rows;
    private final boolean guarded;

    /// @param titles those of the header
    /// @param guarded whether the values are as the export writes them
    CsvReader(List<String> titles, boolean guarded) {
        this.rows = new CsvRows(titles);
        this.guarded = guarded;
    }

    @Override
    public JsonNode read(RawRecord record) throws Unreadable {
        List<String> values = rows.values(record);
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        put(form, "source", value(values, CsvColumn.SOURCE));
        put(form, "externalRef", value(values, CsvColumn.EXTERNAL_REF));
        put(form, "kind", value(values, CsvColumn.KIND));
        put(form, "channel", value(values, CsvColumn.CHANNEL));
        put(form, "text", said(values));
        put(form, "language", value(values, CsvColumn.LANGUAGE));
        put(form, "occurredAt", value(values, CsvColumn.OCCURRED_AT));
        put(form, "product", value(values, CsvColumn.PRODUCT));
        addCustomer(form, values);
        addRating(form, values);
        return form;
    }

    @Override
    public String fieldName(String field) {
        return CsvColumn.titleOfField(field);
    }

    private void addCustomer(ObjectNode form, List<String> values) {
        String externalId = value(values, CsvColumn.CUSTOMER_EXTERNAL_ID);
        String id = value(values, CsvColumn.CUSTOMER_ID);
        if (externalId != null) {
            form.putObject("customer").put("externalId", externalId);
        } else if (id != null) {
            form.putObject("customer").put("id", id);
        }
    }

    private void addRating(ObjectNode form, List<String> values) throws Unreadable {
        String metric = value(values, CsvColumn.METRIC);
        String score = value(values, CsvColumn.SCORE);
        String wording = value(values, CsvColumn.WORDING_VERSION);
        if (metric == null && score == null && wording == null) {
            return;
        }
        ObjectNode rating = form.putObject("rating");
        put(rating, "metric", metric);
        put(rating, "wordingVersion", wording);
        if (score != null) {
            if (!SCORE.matcher(score).matches()) {
                throw Unreadable.invalid(CsvColumn.SCORE.title(), "must be a whole number");
            }
            rating.put("score", Integer.parseInt(score));
        }
    }

    private @Nullable String said(List<String> values) throws Unreadable {
        String text = value(values, CsvColumn.TEXT);
        String escaped = value(values, CsvColumn.TEXT_ESCAPED);
        if (text == null || escaped == null || escaped.equals("false")) {
            return text;
        }
        if (!escaped.equals("true")) {
            throw Unreadable.invalid(CsvColumn.TEXT_ESCAPED.title(), "must be true or false");
        }
        try {
            return AnyText.unescape(text);
        } catch (IllegalArgumentException broken) {
            throw Unreadable.invalid(CsvColumn.TEXT.title(), "must be in the escaped form, as text_escaped says");
        }
    }

    private @Nullable String value(List<String> values, CsvColumn column) {
        String value = rows.value(values, column);
        return value != null && guarded ? CsvGuard.remove(value) : value;
    }

    private static void put(ObjectNode object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }
}
