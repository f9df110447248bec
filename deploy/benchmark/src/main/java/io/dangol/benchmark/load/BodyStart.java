package io.dangol.benchmark.load;

import java.nio.ByteBuffer;

/// Keeps the beginning of a response's body.
final class BodyStart implements ResponseReader.Body {
    private final ByteBuffer kept;

    /// @param most how much of it, in bytes
    BodyStart(int most) {
        this.kept = ByteBuffer.allocate(most);
    }

    @Override
    public void accept(ByteBuffer part) {
        int length = Math.min(part.remaining(), kept.remaining());
        kept.put(part.slice(part.position(), length));
    }

    /// What was kept, to be read.
    ByteBuffer read() {
        return kept.duplicate().flip();
    }

    void clear() {
        kept.clear();
    }
}
