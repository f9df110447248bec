package io.dangol.kit.imports;

import io.dangol.kit.job.LineError;
import org.jspecify.annotations.Nullable;

/// Why a record cannot be read; without anything of its content.
public final class Unreadable extends Exception {
    private final String code;
    private final @Nullable String field;
    private final String reason;

    private Unreadable(String code, @Nullable String field, String reason) {
        super(reason, null, false, false);
        this.code = code;
        this.field = field;
        this.reason = reason;
    }

    /// It is not the format at all.
    public static Unreadable malformed(String reason) {
        return new Unreadable("malformed", null, reason);
    }

    /// One field is not what it must be.
    public static Unreadable invalid(String field, String reason) {
        return new Unreadable("invalid", field, reason);
    }

    /// The report of it.
    ///
    /// @param line the number of the record's first line
    public LineError at(long line) {
        return new LineError(line, code, field, reason);
    }
}
