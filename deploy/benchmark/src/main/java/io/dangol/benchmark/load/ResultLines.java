package io.dangol.benchmark.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Counts the lines of results, and of them those that say that a posting was made.
final class ResultLines implements ResponseReader.Body {
    /// Of a line only so much is looked at.
    private static final int KEPT_OF_LINE = 2_048;

    private final byte[] mark;
    private final byte[] line = new byte[KEPT_OF_LINE];
    private int lineLength;
    private long created;
    private long others;
    private String firstOther = "";

    /// @param mark what a line has in it exactly if its posting was made
    ResultLines(String mark) {
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void accept(ByteBuffer part) {
        while (part.hasRemaining()) {
            byte next = part.get();
            if (next == '\n') {
                endOfLine();
            } else if (lineLength < KEPT_OF_LINE) {
                line[lineLength++] = next;
            }
        }
    }

    long created() {
        return created;
    }

    /// Lines that say something else.
    long others() {
        return others;
    }

    /// The first of them; empty where there is none.
    String firstOther() {
        return firstOther;
    }

    private void endOfLine() {
        if (lineLength == 0) {
            return;
        }
        if (hasMark()) {
            created++;
        } else {
            if (others == 0) {
                firstOther = new String(line, 0, lineLength, StandardCharsets.UTF_8);
            }
            others++;
        }
        lineLength = 0;
    }

    private boolean hasMark() {
        for (int start = 0; start <= lineLength - mark.length; start++) {
            int matched = 0;
            while (matched < mark.length && line[start + matched] == mark[matched]) {
                matched++;
            }
            if (matched == mark.length) {
                return true;
            }
        }
        return false;
    }
}
