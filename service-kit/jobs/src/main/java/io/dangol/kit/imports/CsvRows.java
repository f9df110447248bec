package io.dangol.kit.imports;

import io.dangol.kit.imports.Chunk.RawRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Takes records of CSV apart, as RFC 4180 has it, in UTF-8. An empty value is none.
public final class CsvRows {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private final Map<String, Integer> places = new HashMap<>();
    private final int width;

    /// @param titles those of the header
    public CsvRows(List<String> titles) {
        this.width = titles.size();
        for (int place = 0; place < width; place++) {
            places.put(titles.get(place), place);
        }
    }

    /// The values of a record.
    ///
    /// @throws Unreadable if it is none, or has another number of values than the header
    public List<String> values(RawRecord record) throws Unreadable {
        List<String> values = split(text(record.data().getBytes()));
        if (values.size() != width) {
            throw Unreadable.malformed("must have as many values as the header line, which has " + width);
        }
        return values;
    }

    /// The value in a column; null if it is empty or the header has no such column.
    public @Nullable String value(List<String> values, ImportColumn column) {
        Integer place = places.get(column.title());
        return place == null || values.get(place).isEmpty() ? null : values.get(place);
    }

    static List<String> split(String text) throws Unreadable {
        try {
            List<CSVRecord> records = FORMAT.parse(new StringReader(text)).getRecords();
            if (records.size() != 1) {
                throw Unreadable.malformed("must be one record of CSV (RFC 4180)");
            }
            return records.getFirst().toList();
        } catch (IOException | UncheckedIOException broken) {
            throw Unreadable.malformed(
                    "must be a record of CSV (RFC 4180): a value that begins with a quote ends with one");
        }
    }

    static String text(byte[] data) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw Unreadable.malformed("must be text in UTF-8");
        }
    }
}
