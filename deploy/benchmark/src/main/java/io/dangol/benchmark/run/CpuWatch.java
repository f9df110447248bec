package io.dangol.benchmark.run;

import io.dangol.benchmark.stack.CpuTimes;
import io.dangol.benchmark.stack.Stack;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Watches who keeps the processors busy. It looks once a second, because what a process has used cannot be asked for
/// once it has ended, as pgbench and its sessions have; what counts is the last look at which all were there.
public final class CpuWatch implements AutoCloseable {
    private static final long PERIOD_NANOS = Duration.ofSeconds(1).toNanos();

    private final Stack stack;
    private final long startNanos = System.nanoTime();
    private final CpuTimes before;
    private final Thread thread;
    private volatile boolean stopped;
    private Look last;

    /// @param used since the beginning
    /// @param elapsed the time until then
    private record Look(CpuTimes used, Duration elapsed) {}

    private CpuWatch(Stack stack) {
        this.stack = stack;
        this.before = stack.cpu();
        this.last = new Look(before.since(before), Duration.ZERO);
        this.thread = Thread.ofPlatform().daemon().name("watch processors").unstarted(this::watchUntilStopped);
    }

    public static CpuWatch start(Stack stack) {
        CpuWatch watch = new CpuWatch(stack);
        watch.thread.start();
        return watch;
    }

    /// How many processors everybody kept busy; to be asked after the end.
    public String describe() {
        return last.used().describe(last.elapsed());
    }

    /// How many other programs kept busy; to be asked after the end.
    public double others() {
        return last.used().others(last.elapsed());
    }

    private void watchUntilStopped() {
        while (!stopped) {
            LockSupport.parkNanos(PERIOD_NANOS);
            look();
        }
    }

    private void look() {
        long fromNanos = System.nanoTime();
        CpuTimes used = stack.cpu().since(before);
        long middleNanos = fromNanos + (System.nanoTime() - fromNanos) / 2;
        if (used.together().compareTo(last.used().together()) >= 0) {
            last = new Look(used, Duration.ofNanos(middleNanos - startNanos));
        }
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
