package io.dangol.kit.imports;

import io.dangol.kit.imports.Chunk.RawRecord;

/// Reads the records of one format.
///
/// @param <R> what a record says, before any rule but the format's is checked
public interface RecordReader<R> {
    /// What a record says.
    ///
    /// @throws Unreadable if it does not keep the format
    R read(RawRecord record) throws Unreadable;

    /// What the format calls a field.
    String fieldName(String field);
}
