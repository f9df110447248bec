package io.dangol.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Ends processes that a killed launcher left behind. A process is ended only when both its id and its start time are
/// those on file.
public final class Leftovers {
    private static final Duration CLEAN_END = Duration.ofSeconds(10);
    private static final Duration FORCED_END = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path runDirectory;

    public Leftovers(Path runDirectory) {
        this.runDirectory = runDirectory;
    }

    /// Ends the named processes, and those that were about to replace them or had been replaced, all
    /// together, and removes their files.
    ///
    /// @return how many there were
    public int end(List<String> components) {
        List<String> names = components.stream()
                .flatMap(name -> Stream.of(name, RunFile.successor(name), RunFile.predecessor(name)))
                .toList();
        List<ProcessHandle> found = names.stream()
                .map(name -> RunFile.read(runDirectory, name))
                .flatMap(Optional::stream)
                .map(file -> file.identity().find())
                .flatMap(Optional::stream)
                .toList();
        found.forEach(ProcessHandle::destroy);
        found.forEach(process -> endAfter(process, CLEAN_END));
        names.forEach(name -> RunFile.delete(runDirectory, name));
        return found.size();
    }

    private static void endAfter(ProcessHandle process, Duration patience) {
        if (!awaitEnd(process, patience)) {
            process.destroyForcibly();
            awaitEnd(process, FORCED_END);
        }
    }

    /// Waits for the end of a process.
    ///
    /// @return whether it ended in time
    public static boolean awaitEnd(ProcessHandle process, Duration longest) {
        long deadlineNanos = System.nanoTime() + longest.toNanos();
        while (ProcessIdentity.runs(process) && System.nanoTime() < deadlineNanos) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !ProcessIdentity.runs(process);
    }
}
