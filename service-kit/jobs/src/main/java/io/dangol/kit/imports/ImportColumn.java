package io.dangol.kit.imports;

import java.util.List;
import java.util.Locale;

/// A column that a CSV import may have: a constant of the service's enumeration of them.
public interface ImportColumn {
    /// The name of the constant.
    String name();

    /// The field of a record that the column's values are.
    String field();

    /// Whether the header line must have it.
    boolean isRequired();

    /// As the header line has it.
    default String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether its values may have several lines, in quotes. Elsewhere, a quote that is open at the
    /// end of a line is a mistake in that line.
    default boolean mayHaveLines() {
        return false;
    }

    /// The title of the column that a field comes from; the field itself if it comes from none.
    static String titleOfField(List<? extends ImportColumn> columns, String field) {
        return columns.stream()
                .filter(column -> column.field().equals(field))
                .findFirst()
                .map(ImportColumn::title)
                .orElse(field);
    }
}
