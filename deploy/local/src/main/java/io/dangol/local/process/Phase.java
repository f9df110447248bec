package io.dangol.local.process;

import java.util.Locale;

/// Where a supervised process is in its life.
public enum Phase {
    /// Started, not ready yet.
    STARTING,
    /// Was seen ready since it started.
    READY,
    /// Replaced by another process; finishes its requests and ends.
    DRAINING,
    /// Died or hung; the next start is near.
    RESTARTING,
    /// Ended because it was asked to.
    STOPPED;

    /// The word for people and files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
