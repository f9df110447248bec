package io.dangol.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Ends server processes that an earlier life left behind. When the postmaster is killed its children end by
/// themselves only when they next look up, and until then they hold the shared memory that a new one needs.
///
/// The programs are unpacked into a directory of this home, so whatever runs from there belongs to this home.
final class PostgresLeftovers {
    private static final Duration OWN_END = Duration.ofSeconds(1);
    private static final Duration FORCED_END = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path programs;

    /// @param programs holds everything that is unpacked for this home
    PostgresLeftovers(Path programs) {
        this.programs = programs;
    }

    /// Returns when none is left, in bounded time.
    ///
    /// @throws IOException if one cannot be ended
    void end() throws IOException {
        if (await(OWN_END)) {
            return;
        }
        running().forEach(ProcessHandle::destroyForcibly);
        if (!await(FORCED_END)) {
            throw new IOException("server processes of an earlier start cannot be ended: "
                    + running().stream().map(ProcessHandle::pid).toList());
        }
    }

    List<ProcessHandle> running() throws IOException {
        if (!Files.isDirectory(programs)) {
            return List.of();
        }
        Path directory = programs.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(path -> path.startsWith(directory))
                        .isPresent())
                .toList();
    }

    private boolean await(Duration longest) throws IOException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!running().isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
