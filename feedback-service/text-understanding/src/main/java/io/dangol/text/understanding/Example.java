package io.dangol.text.understanding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One sentence that a customer could say, written for teaching, with what it is about.
///
/// @param category from a set that a company may replace
/// @param polarity `positive`, `negative` or `neutral`
/// @param urgency `low`, `normal` or `high`
public record Example(
        Language language, String category, String polarity, boolean complaint, String urgency, String text) {
    private static final int COLUMNS = 6;
    private static final int MOST = 100_000;

    /// Reads lines `language, category, polarity, complaint (yes or no), urgency, text`, separated by tabs; those that
    /// are empty or begin with `#` are skipped.
    ///
    /// @throws IOException if a line is none of that
    public static List<Example> read(InputStream input) throws IOException {
        List<Example> examples = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\t", -1);
            if (columns.length != COLUMNS || examples.size() == MOST) {
                throw new IOException("not an example: " + line);
            }
            examples.add(new Example(
                    Language.of(columns[0]), columns[1], columns[2], columns[3].equals("yes"), columns[4], columns[5]));
        }
        return List.copyOf(examples);
    }

    /// The right answer to a task that is taught by examples.
    String label(Task task) {
        return switch (task) {
            case POLARITY -> polarity;
            case COMPLAINT -> complaint ? "complaint" : "other";
            case CATEGORY -> category;
            case URGENCY -> urgency;
            case INTENT -> throw new IllegalArgumentException("intents are not taught by examples");
        };
    }
}
