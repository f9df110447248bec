package io.dangol.local.process;

import io.dangol.local.CommandFailure;
import io.dangol.local.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps one [Component] running: starts it, waits until it is ready, starts it again when it dies or hangs,
/// replaces it without a gap, and ends it when asked.
public final class Supervisor {
    private static final Duration PROBE_WHILE_STARTING = Duration.ofMillis(250);
    private static final Duration PROBE_WHEN_READY = Duration.ofSeconds(5);
    private static final int FIRST_START_ATTEMPTS = 3;

    private final String name;
    private final Console console;
    private final Watched watched;
    private final HangDetector hangDetector;
    private final Duration probeWhenReady;
    private final Backoff backoff = new Backoff();
    private final CompletableFuture<@Nullable Void> firstReady = new CompletableFuture<>();
    private final Thread thread;
    private final ReentrantLock replacing = new ReentrantLock();

    /// @param runDirectory where the run file of the process is kept
    /// @param logDirectory where its output goes
    public Supervisor(Component component, Path runDirectory, Path logDirectory, Console console) {
        this(component, runDirectory, logDirectory, console, new HangDetector(), PROBE_WHEN_READY);
    }

    Supervisor(
            Component component,
            Path runDirectory,
            Path logDirectory,
            Console console,
            HangDetector hangDetector,
            Duration probeWhenReady) {
        this.name = component.name();
        this.console = console;
        this.hangDetector = hangDetector;
        this.probeWhenReady = probeWhenReady;
        this.watched = new Watched(component, runDirectory, new LogFile(logDirectory.resolve(name + ".log")), console);
        this.thread = new Thread(this::supervise, "supervise " + name);
    }

    /// The name of the component.
    public String name() {
        return name;
    }

    /// Begins; returns at once.
    public void start() {
        thread.start();
    }

    /// Completes when the component was ready for the first time, or exceptionally when it cannot be
    /// started.
    public CompletableFuture<@Nullable Void> firstReady() {
        return firstReady;
    }

    /// Starts a successor beside the running process, and ends that one when the successor is ready and
    /// has its requests. Returns when it has ended.
    ///
    /// @param successor the same component at another port
    /// @param progress is told each step, a sentence
    /// @throws CommandFailure if the successor cannot take over; the message says why, and the running
    ///     process stays
    public void replace(Component successor, Handover handover, Consumer<String> progress) throws InterruptedException {
        if (!replacing.tryLock()) {
            throw new CommandFailure(name + " is being restarted already.");
        }
        try {
            new Replacement(watched, successor, handover, console, progress).run();
        } finally {
            replacing.unlock();
        }
    }

    /// Ends the process and the supervision; returns when both are over, in bounded time.
    public void stop() {
        watched.stop();
        try {
            thread.join();
            // A replacement under way sees that all is to end.
            replacing.lockInterruptibly();
            replacing.unlock();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        try {
            while (!watched.isStopping()) {
                long startedNanos = System.nanoTime();
                live();
                Duration life = Duration.ofNanos(System.nanoTime() - startedNanos);
                if (!watched.isStopping() && !giveUp()) {
                    watched.pause(backoff.next(life));
                }
            }
            endCurrent();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            watched.close();
        }
    }

    /// One life of the component, from its start to its end; replacements prolong it.
    private void live() throws InterruptedException {
        try {
            watched.startUnlessAdopted();
            watch();
        } catch (CommandFailure | IOException failure) {
            Life unusable = watched.current();
            if (unusable == null) {
                watched.noteRestart("it could not be started");
            } else {
                giveUpOn(unusable, "it must not be used as it is");
            }
            console.say("%s cannot run: %s".formatted(name, failure.getMessage()));
            if (failure instanceof CommandFailure && firstReady.completeExceptionally(failure)) {
                watched.stop();
            }
        }
    }

    /// Watches the current process, whichever that is, until it is given up or the suite stops.
    private void watch() throws InterruptedException {
        Life before = null;
        boolean ready = false;
        for (Life life = watched.current(); life != null && !watched.isStopping(); life = watched.current()) {
            if (life != before) {
                // A successor was ready before it was adopted.
                ready = before != null;
                before = life;
                hangDetector.started();
            }
            if (!ready && life.component().isReady()) {
                ready = true;
                noteReady(life);
            }
            Optional<String> hung = hangDetector.look(ready, life.component().liveness());
            if (!life.isAlive()) {
                giveUpOn(life, life.ending());
            } else if (hung.isPresent()) {
                giveUpOn(life, hung.get());
            } else {
                pauseUntilEnd(life, ready ? probeWhenReady : PROBE_WHILE_STARTING);
            }
        }
    }

    private void noteReady(Life life) {
        watched.noteReady(life);
        if (!firstReady.complete(null)) {
            console.say(name + " is back");
        }
    }

    private void giveUpOn(Life life, String reason) throws InterruptedException {
        if (watched.giveUpOn(life, reason)) {
            life.kill();
            console.say("%s is started again: %s".formatted(name, reason));
        }
    }

    /// When the suite stops.
    private void endCurrent() throws InterruptedException {
        Life last = watched.current();
        if (last != null) {
            last.end(console);
        }
    }

    /// A component that never came up would be tried for ever; whoever waits for it deserves an answer.
    private boolean giveUp() {
        if (!firstReady.isDone() && watched.restarts() >= FIRST_START_ATTEMPTS) {
            firstReady.completeExceptionally(
                    new CommandFailure("%s ended %d times before it was ready; see ./dangol logs %s"
                            .formatted(name, FIRST_START_ATTEMPTS, name)));
            watched.stop();
        }
        return watched.isStopping();
    }

    /// The probes run every few seconds, but the end of the process or of the suite is seen at once.
    private void pauseUntilEnd(Life life, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (life.isAlive() && System.nanoTime() < deadline && !watched.isStopping()) {
            watched.pause(Duration.ofMillis(100));
        }
    }
}
