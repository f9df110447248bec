package io.dangol.feedback.imports;

import io.dangol.feedback.imports.RecordReader.Unreadable;
import io.dangol.kit.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The header line of a CSV import.
final class CsvHeader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvHeader() {}

    /// The titles of a header line.
    ///
    /// @throws Refusal 400 if a column is unknown, missing or there twice
    static List<String> read(byte[] data) {
        List<String> titles;
        try {
            String text = CsvReader.text(data);
            titles = CsvReader.values(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (Unreadable broken) {
            throw invalid("it " + broken.getMessage());
        }
        List<CsvColumn> columns = new ArrayList<>();
        for (String title : titles) {
            CsvColumn column = CsvColumn.ofTitle(title)
                    .orElseThrow(() -> invalid("it has a column that is unknown, in place " + (columns.size() + 1)));
            if (columns.contains(column)) {
                throw invalid("it has the column " + title + " twice");
            }
            columns.add(column);
        }
        Stream.of(CsvColumn.values())
                .filter(column -> column.isRequired() && !columns.contains(column))
                .findFirst()
                .ifPresent(missing -> {
                    throw invalid("it has no column " + missing.title());
                });
        return List.copyOf(titles);
    }

    private static Refusal invalid(String reason) {
        return new Refusal(ImportProblem.IMPORT_HEADER_INVALID, "the header line is not as it must be: " + reason);
    }
}
