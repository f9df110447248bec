package io.dangol.loyalty.posting.transaction;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a stream of bytes into lines, each with a limit.
final class LineReader {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream stream;
    private final int bytesMost;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;
    private long lines;
    private boolean tooLong;

    LineReader(InputStream stream, int bytesMost) {
        this.stream = stream;
        this.bytesMost = bytesMost;
    }

    /// The next line without its end; null behind the last one. A line over the limit is read to its end, and what is
    /// returned of it is only its beginning.
    byte @Nullable [] next() throws IOException {
        byte[] line = new byte[0];
        tooLong = false;
        while (true) {
            if (position == end && !fill()) {
                return line.length == 0 && !tooLong ? null : counted(line);
            }
            int newline = position;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            line = append(line, newline);
            boolean whole = newline < end;
            position = whole ? newline + 1 : end;
            if (whole) {
                return counted(line);
            }
        }
    }

    /// The number of the line that was read last, from 1.
    long number() {
        return lines;
    }

    /// Whether the line that was read last is over the limit.
    boolean isTooLong() {
        return tooLong;
    }

    /// Whether bytes have come in that were not read yet, so that the next line may be had without waiting.
    boolean hasMore() throws IOException {
        return position < end || stream.available() > 0;
    }

    private byte[] counted(byte[] line) {
        lines++;
        return line;
    }

    private byte[] append(byte[] line, int to) {
        int length = Math.min(to - position, bytesMost - line.length);
        tooLong |= length < to - position;
        byte[] longer = Arrays.copyOf(line, line.length + length);
        System.arraycopy(buffer, position, longer, line.length, length);
        return longer;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, stream.read(buffer));
        return end > 0;
    }
}
