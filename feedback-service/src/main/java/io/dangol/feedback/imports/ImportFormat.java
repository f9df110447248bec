package io.dangol.feedback.imports;

/// How the records of an import are written.
enum ImportFormat {
    /// RFC 4180 with a header line.
    CSV,
    /// A JSON object a line.
    NDJSON;

    /// Finds where the records of this format end.
    RecordScanner scanner() {
        return switch (this) {
            case CSV -> RecordScanner.ofCsv();
            case NDJSON -> RecordScanner.ofLines();
        };
    }
}
