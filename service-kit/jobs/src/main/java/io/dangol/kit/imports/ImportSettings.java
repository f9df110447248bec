package io.dangol.kit.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a body is to be read.
///
/// @param columns the titles of a CSV header; none for NDJSON
/// @param guarded whether each value of CSV may have one apostrophe before it that is no part of it, as exports write
/// it to keep spreadsheets from taking values for formulas
/// @param onlySource the source that all records must be of; null for any
public record ImportSettings(
        ImportFormat format,
        List<String> columns,
        boolean guarded,
        @Nullable String onlySource) {
    public ImportSettings {
        columns = List.copyOf(columns);
    }

    /// How its records are.
    ///
    /// @param known the columns that there may be
    public RecordShape shape(List<? extends ImportColumn> known) {
        return switch (format) {
            case CSV -> RecordShape.ofCsv(columns, known);
            case NDJSON -> RecordShape.ofLines();
        };
    }
}
