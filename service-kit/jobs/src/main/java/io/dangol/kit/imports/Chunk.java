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
    public record RawRecord(long line, Buffer data) {}

    /// The records, without the blank ones.
    public List<RawRecord> split(ImportFormat format) {
        List<RawRecord> split = new ArrayList<>(records);
        byte[] bytes = data.getBytes();
        RecordScanner scanner = format.scanner();
        long line = firstLine;
        long recordLine = line;
        int start = 0;
        for (int index = 0; index < bytes.length; index++) {
            line += bytes[index] == '\n' ? 1 : 0;
            if (scanner.accept(bytes[index]) || index == bytes.length - 1) {
                if (!isBlank(bytes, start, index + 1)) {
                    split.add(new RawRecord(recordLine, data.slice(start, index + 1)));
                }
                start = index + 1;
                recordLine = line;
            }
        }
        return split;
    }

    static boolean isBlank(byte[] data, int from, int to) {
        for (int index = from; index < to; index++) {
            if (data[index] < 0 || data[index] > ' ') {
                return false;
            }
        }
        return true;
    }
}
