package io.dangol.local.process;

import java.time.Instant;
import java.util.Optional;

/// A process that can be recognised later: operating systems give a process id away again, but not with the same
/// start time.
///
/// @param processId the operating system's id
/// @param startedAtMillis milliseconds since 1970, as the operating system reports it
public record ProcessIdentity(long processId, long startedAtMillis) {
    /// Start times are derived from the time of boot, which moves a little when the clock is adjusted.
    private static final long TOLERANCE_MILLIS = 2_000;

    /// The identity of a process that runs now.
    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(
                handle.pid(),
                handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /// The process, if it is the same one and still runs.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(processId).filter(ProcessIdentity::runs).filter(this::isSame);
    }

    /// Whether a process runs. One that ended but was not yet collected by its parent does not: it has no program any
    /// more.
    public static boolean runs(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    private boolean isSame(ProcessHandle handle) {
        return Math.abs(of(handle).startedAtMillis - startedAtMillis) <= TOLERANCE_MILLIS;
    }
}
