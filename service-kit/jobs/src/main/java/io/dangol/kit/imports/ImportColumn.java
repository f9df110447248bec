package io.dangol.kit.imports;

/// A column that a CSV import may have.
public interface ImportColumn {
    /// As the header line has it.
    String title();

    /// Whether the header line must have it.
    boolean isRequired();

    /// Whether its values may have several lines, in quotes. Elsewhere, a quote that is open at the
    /// end of a line is a mistake in that line.
    default boolean mayHaveLines() {
        return false;
    }
}
