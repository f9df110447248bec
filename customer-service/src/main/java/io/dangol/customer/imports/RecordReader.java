package io.dangol.customer.imports;

import io.dangol.customer.imports.Chunk.RawRecord;
import io.dangol.customer.job.LineError;
import io.dangol.customer.purchase.PurchaseRequest;
import org.jspecify.annotations.Nullable;

/// Reads the records of one format.
interface RecordReader {
    /// What a record says, before any rule but the format's is checked.
    ///
    /// @throws Unreadable if it does not keep the format
    PurchaseRequest read(RawRecord record) throws Unreadable;

    /// What the format calls a field of a purchase.
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
