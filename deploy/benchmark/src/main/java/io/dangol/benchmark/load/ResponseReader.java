package io.dangol.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads HTTP/1.1 responses from whatever pieces they arrive in, and of them only what the benchmark needs: the status,
/// whether there is a `Retry-After`, and where they end.
final class ResponseReader {
    /// Gets the body of the responses, without the framing of its chunks.
    interface Body {
        /// @param part to be read from its position to its limit; valid during the call only
        void accept(ByteBuffer part);
    }

    private enum State {
        STATUS_LINE,
        HEADER,
        FIXED_BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        COMPLETE
    }

    /// Longer lines are none that matter here; their end is not kept.
    private static final int KEPT_OF_LINE = 256;

    private static final int STATUS_AT = 9;
    private static final int HEXADECIMAL = 16;
    private static final byte[] CONTENT_LENGTH = ascii("content-length:");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding:");
    private static final byte[] RETRY_AFTER = ascii("retry-after:");

    private final @Nullable Body body;
    private final byte[] line = new byte[KEPT_OF_LINE];
    private int lineLength;
    private State state = State.STATUS_LINE;
    private int status;
    private boolean retryAfter;
    private boolean chunked;
    private long remaining;

    /// @param body null where nobody wants it
    ResponseReader(@Nullable Body body) {
        this.body = body;
    }

    /// The status of the response that was read last.
    int status() {
        return status;
    }

    /// Whether it had a `Retry-After`.
    boolean hasRetryAfter() {
        return retryAfter;
    }

    /// Reads up to the end of a response, or all there is.
    ///
    /// @return whether a response is complete; what follows it is left in the buffer
    /// @throws IOException if this is not HTTP/1.1
    boolean read(ByteBuffer received) throws IOException {
        if (state == State.COMPLETE) {
            reset();
        }
        while (state != State.COMPLETE && received.hasRemaining()) {
            switch (state) {
                case FIXED_BODY, CHUNK -> takeBody(received);
                case STATUS_LINE, HEADER, CHUNK_SIZE, CHUNK_END, TRAILER -> takeLine(received);
                case COMPLETE -> throw new IllegalStateException("a complete response takes no more");
            }
        }
        return state == State.COMPLETE;
    }

    /// Forgets what was read of a response, as after a new connection.
    void reset() {
        state = State.STATUS_LINE;
        lineLength = 0;
        status = 0;
        retryAfter = false;
        chunked = false;
        remaining = 0;
    }

    private void takeBody(ByteBuffer received) {
        int length = (int) Math.min(remaining, received.remaining());
        if (body != null) {
            body.accept(received.slice(received.position(), length));
        }
        received.position(received.position() + length);
        remaining -= length;
        if (remaining == 0) {
            state = state == State.CHUNK ? State.CHUNK_END : State.COMPLETE;
        }
    }

    private void takeLine(ByteBuffer received) throws IOException {
        while (received.hasRemaining()) {
            byte next = received.get();
            if (next == '\n') {
                if (lineLength > 0 && line[lineLength - 1] == '\r') {
                    lineLength--;
                }
                endOfLine();
                lineLength = 0;
                return;
            }
            if (lineLength < KEPT_OF_LINE) {
                line[lineLength++] = next;
            }
        }
    }

    private void endOfLine() throws IOException {
        switch (state) {
            case STATUS_LINE -> {
                status = number(STATUS_AT, STATUS_AT + 3, 10);
                state = State.HEADER;
            }
            case HEADER -> header();
            case CHUNK_SIZE -> {
                remaining = number(0, lineLength, HEXADECIMAL);
                state = remaining == 0 ? State.TRAILER : State.CHUNK;
            }
            case CHUNK_END -> state = State.CHUNK_SIZE;
            case TRAILER -> state = lineLength == 0 ? State.COMPLETE : State.TRAILER;
            case FIXED_BODY, CHUNK, COMPLETE -> throw new IllegalStateException("no line is expected in " + state);
        }
    }

    private void header() throws IOException {
        if (lineLength == 0) {
            if (chunked) {
                state = State.CHUNK_SIZE;
            } else {
                state = remaining == 0 ? State.COMPLETE : State.FIXED_BODY;
            }
        } else if (begins(CONTENT_LENGTH)) {
            remaining = number(CONTENT_LENGTH.length, lineLength, 10);
        } else if (begins(TRANSFER_ENCODING)) {
            chunked = true;
        } else if (begins(RETRY_AFTER)) {
            retryAfter = true;
        }
    }

    private boolean begins(byte[] name) {
        if (lineLength < name.length) {
            return false;
        }
        for (int index = 0; index < name.length; index++) {
            byte letter = line[index];
            if ((letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter) != name[index]) {
                return false;
            }
        }
        return true;
    }

    /// A number in the line, blanks around it and a chunk's extension behind it left out.
    private int number(int from, int to, int radix) throws IOException {
        long value = 0;
        int digits = 0;
        for (int index = from; index < Math.min(to, lineLength); index++) {
            int digit = Character.digit(line[index], radix);
            if (digit >= 0) {
                value = value * radix + digit;
                digits++;
            } else if (digits > 0 || line[index] != ' ') {
                break;
            }
        }
        if (digits == 0 || value > Integer.MAX_VALUE) {
            throw new IOException(
                    "this is no HTTP/1.1: " + new String(line, 0, lineLength, StandardCharsets.ISO_8859_1));
        }
        return (int) value;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
