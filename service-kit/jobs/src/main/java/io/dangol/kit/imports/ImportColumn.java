package io.dangol.kit.imports;

/// A column that a CSV import may have.
public interface ImportColumn {
    /// As the header line has it.
    String title();

    /// Whether the header line must have it.
    boolean isRequired();
}
