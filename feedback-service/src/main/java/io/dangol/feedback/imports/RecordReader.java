package io.dangol.feedback.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.imports.Chunk.RawRecord;
import io.dangol.feedback.job.LineError;
import org.jspecify.annotations.Nullable;

/// Reads the records of one format.
interface RecordReader {
    /// What a record says, in Dangol's own form of feedback, before any rule but the format's is checked.
    ///
    /// @throws Unreadable if it does not keep the format
    JsonNode read(RawRecord record) throws Unreadable;

    /// What the format calls a field of feedback.
    String fieldName(String field);

    /// Why a record cannot be read; without anything of its content.
    final class Unreadable extends Exception {
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
        static Unreadable malformed(String reason) {
            return new Unreadable("malformed", null, reason);
        }

        /// One field is not what it must be.
        static Unreadable invalid(String field, String reason) {
            return new Unreadable("invalid", field, reason);
        }

        LineError at(long line) {
            return new LineError(line, code, field, reason);
        }
    }
}
