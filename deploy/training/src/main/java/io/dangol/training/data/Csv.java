package io.dangol.training.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads CSV with the quoting of RFC 4180.
final class Csv {
    private static final int MOST_CHARACTERS = 1 << 20;

    private Csv() {}

    /// A quote that is never closed ends with the text that one field may have, so that it costs one
    /// record only.
    static List<List<String>> records(BufferedReader reader) throws IOException {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (quoted && field.length() < MOST_CHARACTERS) {
                if (c != '"') {
                    field.append((char) c);
                    continue;
                }
                reader.mark(1);
                if (reader.read() == '"') {
                    field.append('"');
                } else {
                    reader.reset();
                    quoted = false;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                end(records, fields, field);
                fields = new ArrayList<>();
                quoted = false;
            } else if (c != '\r') {
                field.append((char) c);
            }
        }
        end(records, fields, field);
        return records;
    }

    private static void end(List<List<String>> records, List<String> fields, StringBuilder field) {
        if (!fields.isEmpty() || !field.isEmpty()) {
            fields.add(field.toString());
            records.add(fields);
        }
        field.setLength(0);
    }
}
