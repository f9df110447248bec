package io.dangol.kit.imports;

import io.dangol.kit.problem.Refusal;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.function.Consumer;

/// Cuts a body that comes in piece by piece into chunks of whole records, and counts the records. It holds one chunk
/// at a time, however large the body is.
final class ChunkCutter {
    private final ChunkLimits limits;
    private final RecordScanner scanner;
    private final Consumer<byte[]> header;
    private final Consumer<Chunk> chunks;
    private final byte[] buffer;

    private boolean headerWanted;
    private int length;
    private int recordStart;
    private int records;
    private long line = 1;
    private long recordLine = 1;
    private long chunkLine = 1;
    private long ordinal;
    private long total;

    /// @param header takes the first record of CSV, which is no record of the import
    /// @param chunks takes each chunk when it is done; a failure of it stops the cutting
    ChunkCutter(ImportFormat format, ChunkLimits limits, Consumer<byte[]> header, Consumer<Chunk> chunks) {
        this.limits = limits;
        this.buffer = new byte[limits.chunkBytesMost()];
        this.scanner = format.scanner();
        this.headerWanted = format == ImportFormat.CSV;
        this.header = header;
        this.chunks = chunks;
    }

    /// @throws Refusal 400 if a record is longer than any may be
    void feed(byte[] piece, int pieceLength) {
        for (int index = 0; index < pieceLength; index++) {
            byte value = piece[index];
            if (length - recordStart == limits.recordBytesMost()) {
                throw new Refusal(
                        ImportProblem.IMPORT_LINE_TOO_LONG,
                        "line " + recordLine + " goes on for more than " + limits.recordKibibytesMost()
                                + " KiB; a quote may be open");
            }
            buffer[length++] = value;
            line += value == '\n' ? 1 : 0;
            if (scanner.accept(value)) {
                endRecord();
            }
        }
    }

    /// Ends the body: what is left becomes the last chunk.
    ///
    /// @return the records of all chunks
    /// @throws Refusal 400 if there was no header where there must be one
    long finish() {
        if (length > recordStart) {
            endRecord();
        }
        endChunk();
        if (headerWanted) {
            throw new Refusal(ImportProblem.IMPORT_HEADER_INVALID, "the body begins with a header line");
        }
        return total;
    }

    private void endRecord() {
        boolean blank = Chunk.isBlank(buffer, recordStart, length);
        if (headerWanted && !blank) {
            headerWanted = false;
            header.accept(Arrays.copyOfRange(buffer, recordStart, length));
            startChunk();
            return;
        }
        recordStart = length;
        recordLine = line;
        records += blank ? 0 : 1;
        if (records == limits.recordsMost() || length >= limits.chunkBytesEnough()) {
            endChunk();
        }
    }

    private void endChunk() {
        if (records > 0) {
            chunks.accept(new Chunk(ordinal++, chunkLine, records, Buffer.buffer(Arrays.copyOf(buffer, length))));
            total += records;
        }
        startChunk();
    }

    private void startChunk() {
        length = 0;
        recordStart = 0;
        records = 0;
        recordLine = line;
        chunkLine = line;
    }
}
