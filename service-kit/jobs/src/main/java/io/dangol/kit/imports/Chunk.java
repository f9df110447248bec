package io.dangol.kit.imports;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// A piece of an import's body that holds whole records only.
///
/// @param ordinal its place among the chunks of the import, from 0
/// @param firstLine the number of its first line in the body, from 1
/// @param records those that are not blank
public record Chunk(long ordinal, long firstLine, int records, Buffer data) {

    /// A record as it came.
    ///
    /// @param line the number of its first line in the body
    public record RawRecord(long line, Buffer data) {
        /// How many lines it has.
        int lines() {
            int ends = 0;
            for (int index = 0; index < data.length() - 1; index++) {
                ends += data.getByte(index) == '\n' ? 1 : 0;
            }
            return ends + 1;
        }
    }

    /// The records, without the blank ones; cut as the whole body was.
    public List<RawRecord> split(RecordShape shape) {
        List<RawRecord> split = new ArrayList<>(records);
        byte[] bytes = data.getBytes();
        RecordCutter cutter = new RecordCutter(shape, firstLine, bytes.length, (line, record) -> {
            if (!isBlank(record)) {
                split.add(new RawRecord(line, Buffer.buffer(record)));
            }
        });
        cutter.feed(bytes, bytes.length);
        cutter.finish();
        return split;
    }

    /// Whether a record has nothing but spaces, tabs and ends of lines.
    static boolean isBlank(byte[] record) {
        for (byte value : record) {
            if (value != ' ' && value != '\t' && value != '\r' && value != '\n') {
                return false;
            }
        }
        return true;
    }
}
