package io.dangol.kit.web;

import io.dangol.kit.problem.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that refuses to bring more than it may.
final class LimitedInputStream extends FilterInputStream {
    private final Refusal refusal;
    private long bytesLeft;

    LimitedInputStream(InputStream stream, long bytesMost, Refusal refusal) {
        super(stream);
        this.bytesLeft = bytesMost;
        this.refusal = refusal;
    }

    boolean isExceeded() {
        return bytesLeft < 0;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        bytesLeft -= bytes;
        if (isExceeded()) {
            throw refusal;
        }
    }
}
