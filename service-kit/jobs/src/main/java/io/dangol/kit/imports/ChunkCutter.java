package io.dangol.kit.imports;

import io.dangol.kit.problem.Refusal;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;

/// Cuts a body that comes in piece by piece into chunks of whole records, and counts the records. It holds one chunk
/// and one record at a time, however large the body is.
final class ChunkCutter {
    private final ChunkLimits limits;
    private final RecordCutter cutter;
    private final Function<byte[], RecordShape> header;
    private final Consumer<Chunk> chunks;
    private final byte[] buffer;

    private boolean headerWanted;
    private int length;
    private int records;
    private long chunkLine;
    private long ordinal;
    private long total;

    /// @param header takes the first record of CSV, which is no record of the import, and says how the
    /// others are
    /// @param chunks takes each chunk when it is done; a failure of it stops the cutting
    ChunkCutter(ImportFormat format, ChunkLimits limits, Function<byte[], RecordShape> header, Consumer<Chunk> chunks) {
        this.limits = limits;
        this.buffer = new byte[limits.chunkBytesMost()];
        this.headerWanted = format == ImportFormat.CSV;
        this.cutter = new RecordCutter(
                headerWanted ? RecordShape.ofAnyCsv() : RecordShape.ofLines(),
                1,
                limits.recordBytesMost(),
                this::addRecord);
        this.header = header;
        this.chunks = chunks;
    }

    /// @throws Refusal 400 if a record is longer than any may be
    void feed(byte[] piece, int pieceLength) {
        cutter.feed(piece, pieceLength);
    }

    /// Ends the body: what is left becomes the last chunk.
    ///
    /// @return the records of all chunks
    /// @throws Refusal 400 if there was no header where there must be one
    long finish() {
        cutter.finish();
        endChunk();
        if (headerWanted) {
            throw new Refusal(ImportProblem.IMPORT_HEADER_INVALID, "the body begins with a header line");
        }
        return total;
    }

    private void addRecord(long line, byte[] record) {
        boolean blank = Chunk.isBlank(record);
        if (headerWanted) {
            if (!blank) {
                headerWanted = false;
                cutter.reshape(header.apply(record));
            }
            return;
        }
        if (length == 0) {
            chunkLine = line;
        }
        System.arraycopy(record, 0, buffer, length, record.length);
        length += record.length;
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
        length = 0;
        records = 0;
    }
}
