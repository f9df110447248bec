package io.dangol.kit.csv;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes records of CSV as RFC 4180 has it. Texts have the guard of [CsvGuard]; numbers and times are the suite's own
/// and have none, so that a negative amount stays a number.
public final class CsvWriter {
    private static final String END_OF_LINE = "\r\n";

    private final Quoting quoting;

    public CsvWriter(Quoting quoting) {
        this.quoting = quoting;
    }

    /// Which values are in quotes.
    public enum Quoting {
        /// All but absent ones: nothing in a value decides about it.
        EVERY_VALUE,
        /// Those that could not be read without.
        WHERE_NEEDED
    }

    /// The header line.
    public String header(List<String> titles) {
        return String.join(",", titles) + END_OF_LINE;
    }

    /// A record.
    ///
    /// @param values null for an absent one, which is written as nothing
    public String row(List<? extends @Nullable Object> values) {
        return values.stream().map(this::cell).collect(Collectors.joining(",", "", END_OF_LINE));
    }

    private String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof CharSequence characters ? CsvGuard.add(characters.toString()) : value.toString();
        return quoting == Quoting.EVERY_VALUE || needsQuotes(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static boolean needsQuotes(String text) {
        return text.chars()
                        .anyMatch(character ->
                                character == '"' || character == ',' || character == '\r' || character == '\n')
                || !text.equals(text.strip());
    }
}
