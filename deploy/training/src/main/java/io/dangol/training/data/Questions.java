package io.dangol.training.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// English questions to a bank as BANKING77 has them: text and category, with the quoting of CSV (RFC 4180).
///
/// @param labels the categories; the number of a label is its place here
/// @param malformed records that are no question, or of a category that is not among the labels
public record Questions(List<String> labels, List<LabelledText> texts, int malformed) {
    private static final int MOST_CHARACTERS = 1 << 20;

    /// Reads with the categories found.
    public static Questions read(Path data) throws IOException {
        List<List<String>> records = records(data);
        TreeSet<String> labels = new TreeSet<>();
        records.stream().filter(Questions::isQuestion).forEach(record -> labels.add(record.get(1)));
        return of(records, List.copyOf(labels));
    }

    /// Reads with the categories of a model.
    public static Questions read(Path data, List<String> labels) throws IOException {
        return of(records(data), labels);
    }

    private static Questions of(List<List<String>> records, List<String> labels) {
        Map<String, Integer> numbers = new HashMap<>();
        labels.forEach(label -> numbers.put(label, numbers.size()));
        List<LabelledText> texts = new ArrayList<>();
        int malformed = 0;
        for (List<String> record : records) {
            Integer label = isQuestion(record) ? numbers.get(record.get(1)) : null;
            if (label == null) {
                malformed++;
            } else {
                texts.add(new LabelledText(String.valueOf(texts.size()), label, record.getFirst()));
            }
        }
        return new Questions(labels, List.copyOf(texts), malformed);
    }

    private static boolean isQuestion(List<String> record) {
        return record.size() == 2
                && !record.getFirst().isBlank()
                && !record.get(1).isBlank();
    }

    private static List<List<String>> records(Path data) throws IOException {
        List<List<String>> records = new ArrayList<>();
        for (Path file : DataSet.files(data.resolve("banking77"), ".csv", ".csv.gz")) {
            try (BufferedReader reader = DataSet.open(file)) {
                List<List<String>> found = records(reader);
                boolean header = !found.isEmpty() && found.getFirst().equals(List.of("text", "category"));
                records.addAll(header ? found.subList(1, found.size()) : found);
            }
        }
        return records;
    }

    /// A quote that is never closed ends with the text that one field may have, so that it costs one record only.
    private static List<List<String>> records(BufferedReader reader) throws IOException {
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
