package io.dangol.local.process;

import io.dangol.local.CommandFailure;
import io.dangol.local.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The process of a component that is watched, if there is one now: which it is, since when, and whether all is to end.
/// Its supervisor and a replacement change it, each from a thread of its own.
final class Watched {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final String name;
    private final Path runDirectory;
    private final LogFile log;
    private final Console console;
    private final CountDownLatch stopping = new CountDownLatch(1);
    /// The next four change together, under the monitor of this.
    private Component component;
    private @Nullable Life current;
    private int restarts;
    private String lastRestart = "";

    /// @param runDirectory where the run file of the process is kept
    /// @param log where its output goes
    Watched(Component component, Path runDirectory, LogFile log, Console console) {
        this.component = component;
        this.name = component.name();
        this.runDirectory = runDirectory;
        this.log = log;
        this.console = console;
    }

    synchronized @Nullable Life current() {
        return current;
    }

    synchronized int restarts() {
        return restarts;
    }

    synchronized void startUnlessAdopted() throws IOException {
        if (current == null) {
            Life started = Life.start(component, log, console);
            current = started;
            started.note(runDirectory, name, Phase.STARTING, restarts, lastRestart);
        }
    }

    /// Starts the successor's process; only [#adopt] makes it the one that is watched.
    Life startBeside(Component successor) throws IOException {
        Life started = Life.start(successor, log, console);
        started.note(runDirectory, RunFile.successor(name), Phase.STARTING, 0, "");
        return started;
    }

    /// Watches the successor from now on.
    ///
    /// @return the former process, if there is one now, which is nobody's to watch any more
    /// @throws CommandFailure if the suite stops, which ends what is watched and nothing else
    synchronized Optional<Life> adopt(Life successor) {
        if (isStopping()) {
            throw new CommandFailure("The suite stops.");
        }
        Optional<Life> former = Optional.ofNullable(current).filter(Life::isAlive);
        component = successor.component();
        current = successor;
        noteRestart("restarted on request");
        successor.note(runDirectory, name, Phase.READY, restarts, lastRestart);
        forgetSuccessor();
        former.ifPresent(life -> life.note(runDirectory, RunFile.predecessor(name), Phase.DRAINING, 0, ""));
        return former;
    }

    void forgetSuccessor() {
        RunFile.delete(runDirectory, RunFile.successor(name));
    }

    void forgetPredecessor() {
        RunFile.delete(runDirectory, RunFile.predecessor(name));
    }

    synchronized void noteReady(Life life) {
        if (life == current) {
            life.note(runDirectory, name, Phase.READY, restarts, lastRestart);
        }
    }

    /// @return whether it is the one that is watched; another is none of the caller's any more
    synchronized boolean giveUpOn(Life life, String reason) {
        if (current != life) {
            return false;
        }
        current = null;
        noteRestart(reason);
        life.note(runDirectory, name, Phase.RESTARTING, restarts, lastRestart);
        return true;
    }

    synchronized void noteRestart(String reason) {
        restarts++;
        lastRestart = LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + " " + reason;
    }

    /// All is to end: pauses end at once, and nothing is adopted any more.
    void stop() {
        stopping.countDown();
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /// Until all is to end, at the longest.
    void pause(Duration longest) throws InterruptedException {
        boolean _ = stopping.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// When the supervision is over.
    void close() {
        RunFile.delete(runDirectory, name);
        log.close();
    }
}
