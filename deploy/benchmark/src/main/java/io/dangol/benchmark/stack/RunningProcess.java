package io.dangol.benchmark.stack;

import io.dangol.local.CommandFailure;
import io.dangol.local.process.Component;
import io.dangol.local.process.Phase;
import io.dangol.local.process.ProcessIdentity;
import io.dangol.local.process.ResidentMemory;
import io.dangol.local.process.RunFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process that is measured: started once, and not again if it ends, because that is a finding.
final class RunningProcess implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 100;

    private final Component component;
    private final Process process;
    private final Path runDirectory;

    private RunningProcess(Component component, Process process, Path runDirectory) {
        this.component = component;
        this.process = process;
        this.runDirectory = runDirectory;
    }

    /// Starts a process and waits until it can do its work.
    ///
    /// @param runDirectory where it is put on file, so that the next run finds it if this one is killed
    /// @param logDirectory where its output goes
    /// @throws CommandFailure if it cannot be started
    static RunningProcess start(Component component, Path runDirectory, Path logDirectory) throws IOException {
        Path log = logDirectory.resolve(component.name() + ".log");
        Process process = component
                .prepare()
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        new RunFile(ProcessIdentity.of(process.toHandle()), Phase.STARTING, component.port(), 0)
                .write(runDirectory, component.name());
        RunningProcess running = new RunningProcess(component, process, runDirectory);
        long deadlineNanos = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!component.isReady()) {
            if (running.hasEndedWithin(PAUSE_MILLIS) || System.nanoTime() > deadlineNanos) {
                running.close();
                throw new CommandFailure("%s did not start; its output is in %s.".formatted(component.name(), log));
            }
        }
        return running;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Bytes that it and what it started hold.
    long memoryBytes() {
        return ResidentMemory.ofTree(process.toHandle());
    }

    /// Processor time that it and what it started have used; zero where the machine does not tell.
    Duration cpu() {
        ProcessHandle root = process.toHandle();
        return cpuOf(Stream.concat(Stream.of(root), root.descendants()));
    }

    static Duration cpuOf(Stream<ProcessHandle> processes) {
        return processes
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    boolean is(ProcessHandle other) {
        return process.toHandle().equals(other);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            component.requestStop(process);
            if (!hasEndedWithin(component.stopTimeout().toMillis())) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                boolean _ = hasEndedWithin(KILL_TIMEOUT.toMillis());
            }
        }
        RunFile.delete(runDirectory, component.name());
    }

    private boolean hasEndedWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
