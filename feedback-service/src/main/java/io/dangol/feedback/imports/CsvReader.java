package io.dangol.feedback.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.feedback.exports.CsvGuard;
import io.dangol.feedback.feedback.AnyText;
import io.dangol.feedback.imports.Chunk.RawRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Reads CSV as RFC 4180 has it, in UTF-8: feedback a record. An empty value is none.
final class CsvReader implements RecordReader {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final Pattern SCORE = Pattern.compile("[0-9]{1,3}");

    private final Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);
    private final int width;
    private final boolean guarded;

    /// @param titles those of a header that [CsvHeader] has read
    /// @param guarded whether the values are as the export writes them
    CsvReader(List<String> titles, boolean guarded) {
        this.width = titles.size();
        this.guarded = guarded;
        for (int place = 0; place < width; place++) {
            places.put(CsvColumn.ofTitle(titles.get(place)).orElseThrow(), place);
        }
    }

    @Override
    public JsonNode read(RawRecord record) throws Unreadable {
        List<String> values = values(text(record.data().getBytes()));
        if (values.size() != width) {
            throw Unreadable.malformed("has as many values as the header line, which has " + width);
        }
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
                throw Unreadable.invalid(CsvColumn.SCORE.title(), "is a whole number");
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
            throw Unreadable.invalid(CsvColumn.TEXT_ESCAPED.title(), "is true or false");
        }
        try {
            return AnyText.unescape(text);
        } catch (IllegalArgumentException broken) {
            throw Unreadable.invalid(CsvColumn.TEXT.title(), "is in the escaped form, as text_escaped says");
        }
    }

    private @Nullable String value(List<String> values, CsvColumn column) {
        Integer place = places.get(column);
        if (place == null || values.get(place).isEmpty()) {
            return null;
        }
        return guarded ? CsvGuard.remove(values.get(place)) : values.get(place);
    }

    private static void put(ObjectNode object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }

    static List<String> values(String text) throws Unreadable {
        try {
            List<CSVRecord> records = FORMAT.parse(new StringReader(text)).getRecords();
            if (records.size() != 1) {
                throw Unreadable.malformed("is one record of CSV (RFC 4180)");
            }
            return records.getFirst().toList();
        } catch (IOException | UncheckedIOException broken) {
            throw Unreadable.malformed("is a record of CSV (RFC 4180)");
        }
    }

    static String text(byte[] data) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw Unreadable.malformed("is text in UTF-8");
        }
    }
}
