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
                List<List<String>> found = Csv.records(reader);
                boolean header = !found.isEmpty() && found.getFirst().equals(List.of("text", "category"));
                records.addAll(header ? found.subList(1, found.size()) : found);
            }
        }
        return records;
    }
}
