package io.dangol.local.process;

import java.io.IOException;

/// Moves requests from a process to its successor, as the [Supervisor] needs it. Each method must return within
/// seconds.
public interface Handover {
    /// Asks whoever sends requests to send new ones to the successor.
    void begin() throws IOException;

    /// Whether new requests go to the successor.
    boolean isInUse();

    /// Whether the former process has no request any more.
    boolean isDrained();

    /// Asks for new requests to go to the former process again.
    void undo() throws IOException;
}
