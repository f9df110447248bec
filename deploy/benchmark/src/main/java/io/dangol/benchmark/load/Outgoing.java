package io.dangol.benchmark.load;

import java.nio.ByteBuffer;

/// An endless row of requests, and how their answers are known.
public interface Outgoing {
    /// Bytes of the longest.
    int longest();

    /// Appends the next one.
    void next(ByteBuffer target);

    /// The status of the answers that say that it was done.
    int acknowledgedBy();

    /// How much of the body of an answer is worth keeping, in bytes.
    default int keptOfAnswer() {
        return 0;
    }

    /// Takes the beginning of the body of an answer that says that it was done.
    ///
    /// @param body valid during the call only
    default void acknowledged(ByteBuffer body) {}
}
