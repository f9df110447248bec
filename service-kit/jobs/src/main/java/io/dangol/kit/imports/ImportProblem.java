package io.dangol.kit.imports;

import io.dangol.kit.problem.Refusal;

/// Why the body of an import is refused as a whole.
enum ImportProblem implements Refusal.Type {
    IMPORT_HEADER_INVALID(400, "The header line is not as it must be"),
    IMPORT_LINE_TOO_LONG(400, "A line is longer than any may be"),
    IMPORT_INCOMPLETE(400, "The body ended before it was complete"),
    TOO_MANY_UPLOADS(503, "Too many imports are coming in at once");

    private final int status;
    private final String title;

    ImportProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
