package io.dangol.kit.imports;

import io.dangol.kit.problem.Refusal;
import java.util.ArrayList;
import java.util.List;

/// The header line of a CSV import.
public final class CsvHeader {
    private static final char[] OTHER_SEPARATORS = {';', '\t'};
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvHeader() {}

    /// The titles of a header line.
    ///
    /// @param known the columns that there may be
    /// @throws Refusal 400 if a column is unknown, missing or there twice
    public static List<String> read(byte[] data, List<? extends ImportColumn> known) {
        List<String> titles = new ArrayList<>();
        List<String> values = values(data);
        requireCommas(values);
        for (String title : values) {
            if (known.stream().noneMatch(column -> column.title().equals(title))) {
                throw invalid("it has a column that is unknown, in place " + (titles.size() + 1));
            }
            if (titles.contains(title)) {
                throw invalid("it has the column " + title + " twice");
            }
            titles.add(title);
        }
        known.stream()
                .filter(column -> column.isRequired() && !titles.contains(column.title()))
                .findFirst()
                .ifPresent(missing -> {
                    throw invalid("it has no column " + missing.title());
                });
        return List.copyOf(titles);
    }

    private static void requireCommas(List<String> values) {
        for (char separator : OTHER_SEPARATORS) {
            if (values.size() == 1 && values.getFirst().indexOf(separator) >= 0) {
                throw invalid("it must have commas between its columns, and has "
                        + (separator == ';' ? "semicolons" : "tabs") + "; write the file with commas");
            }
        }
    }

    private static List<String> values(byte[] data) {
        try {
            String text = CsvRows.text(data);
            return CsvRows.split(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (Unreadable broken) {
            throw invalid("it " + broken.getMessage());
        }
    }

    private static Refusal invalid(String reason) {
        return new Refusal(ImportProblem.IMPORT_HEADER_INVALID, "the header line is not as it must be: " + reason);
    }
}
