package io.dangol.e2e;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Threads for callers that work at the same time.
final class Callers {
    private Callers() {}

    /// A platform thread for each caller. Reading an answer loads classes, which pins a virtual thread to
    /// its carrier while it waits for the class loader's lock: on two processors the one that has the
    /// lock may find no carrier.
    static ExecutorService threads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("caller-", 0).daemon().factory());
    }
}
