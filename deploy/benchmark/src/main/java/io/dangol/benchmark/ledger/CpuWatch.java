package io.dangol.benchmark.ledger;

import io.dangol.benchmark.stack.CpuTimes;
import io.dangol.benchmark.stack.LedgerStack;
import java.time.Duration;

/// Watches who keeps the processors busy from its making on.
final class CpuWatch {
    private final LedgerStack stack;
    private final CpuTimes before;
    private final long startNanos;

    CpuWatch(LedgerStack stack) {
        this.stack = stack;
        this.before = stack.cpu();
        this.startNanos = System.nanoTime();
    }

    String describe() {
        return stack.cpu().since(before).describe(Duration.ofNanos(System.nanoTime() - startNanos));
    }
}
