package io.dangol.kit.imports;

/// How large the records and chunks of an import may be.
///
/// @param recordsMost records of a chunk
/// @param recordKibibytesMost of a record, in KiB
public record ChunkLimits(int recordsMost, int recordKibibytesMost) {
    private static final int KIBIBYTE = 1_024;
    private static final int CHUNK_BYTES_ENOUGH = 128 * KIBIBYTE;

    int recordBytesMost() {
        return recordKibibytesMost * KIBIBYTE;
    }

    /// A chunk that has reached this many bytes is done.
    int chunkBytesEnough() {
        return CHUNK_BYTES_ENOUGH;
    }

    /// What a chunk has at most: enough, but for a byte, and one more record.
    int chunkBytesMost() {
        return CHUNK_BYTES_ENOUGH + recordBytesMost();
    }
}
