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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps one [Component] running: starts it, waits until it is ready, starts it again when it dies or hangs,
/// replaces it without a gap, and ends it when asked.
public final class Supervisor {
    private static final Duration PROBE_WHILE_STARTING = Duration.ofMillis(250);
    private static final Duration PROBE_WHEN_READY = Duration.ofSeconds(5);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final int FIRST_START_ATTEMPTS = 3;

    private final String name;
    private final Path runDirectory;
    private final Console console;
    private final LogFile log;
    private final HangDetector hangDetector;
    private final Duration probeWhenReady;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<@Nullable Void> firstReady = new CompletableFuture<>();
    private final Thread thread;
    private final ReentrantLock replacing = new ReentrantLock();
    /// The next four change together, under the monitor of this.
    private Component component;
    private @Nullable Life current;
    private int restarts;
    private String lastRestart = "";

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
        this.component = component;
        this.name = component.name();
        this.runDirectory = runDirectory;
        this.console = console;
        this.hangDetector = hangDetector;
        this.probeWhenReady = probeWhenReady;
        this.log = new LogFile(logDirectory.resolve(name + ".log"));
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
            new Replacement(this, successor, handover, progress).run();
        } finally {
            replacing.unlock();
        }
    }

    /// Ends the process and the supervision; returns when both are over, in bounded time.
    public void stop() {
        stopping.countDown();
        try {
            thread.join();
            // A replacement under way sees that all is to end.
            replacing.lockInterruptibly();
            replacing.unlock();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
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

    Console console() {
        return console;
    }

    void pause(Duration longest) throws InterruptedException {
        boolean _ = stopping.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void supervise() {
        try {
            while (!isStopping()) {
                long startedNanos = System.nanoTime();
                live();
                Duration life = Duration.ofNanos(System.nanoTime() - startedNanos);
                if (!isStopping() && !giveUp()) {
                    pause(backoff.next(life));
                }
            }
            endCurrent();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            RunFile.delete(runDirectory, name);
            log.close();
        }
    }

    /// One life of the component, from its start to its end; replacements prolong it.
    private void live() throws InterruptedException {
        try {
            startUnlessAdopted();
            watch();
        } catch (CommandFailure | IOException failure) {
            Life unusable = current();
            if (unusable == null) {
                noteRestart("it could not be started");
            } else {
                giveUpOn(unusable, "it must not be used as it is");
            }
            console.say("%s cannot run: %s".formatted(name, failure.getMessage()));
            if (failure instanceof CommandFailure && firstReady.completeExceptionally(failure)) {
                stopping.countDown();
            }
        }
    }

    private synchronized void startUnlessAdopted() throws IOException {
        if (current == null) {
            Life started = Life.start(component, log, console);
            current = started;
            started.note(runDirectory, name, Phase.STARTING, restarts, lastRestart);
        }
    }

    /// Watches the current process, whichever that is, until it is given up or the suite stops.
    private void watch() throws InterruptedException {
        Life watched = null;
        boolean ready = false;
        for (Life life = current(); life != null && !isStopping(); life = current()) {
            if (life != watched) {
                // A successor was ready before it was adopted.
                ready = watched != null;
                watched = life;
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
        synchronized (this) {
            if (life == current) {
                life.note(runDirectory, name, Phase.READY, restarts, lastRestart);
            }
        }
        if (!firstReady.complete(null)) {
            console.say(name + " is back");
        }
    }

    private void giveUpOn(Life life, String reason) throws InterruptedException {
        synchronized (this) {
            if (current != life) {
                return;
            }
            current = null;
            noteRestart(reason);
            life.note(runDirectory, name, Phase.RESTARTING, restarts, lastRestart);
        }
        life.kill();
        console.say("%s is started again: %s".formatted(name, reason));
    }

    /// When the suite stops.
    private void endCurrent() throws InterruptedException {
        Life last = current();
        if (last != null) {
            last.end(console);
        }
    }

    /// A component that never came up would be tried for ever; whoever waits for it deserves an answer.
    private boolean giveUp() {
        if (!firstReady.isDone() && restarts() >= FIRST_START_ATTEMPTS) {
            firstReady.completeExceptionally(
                    new CommandFailure("%s ended %d times before it was ready; see ./dangol logs %s"
                            .formatted(name, FIRST_START_ATTEMPTS, name)));
            stopping.countDown();
        }
        return isStopping();
    }

    private synchronized void noteRestart(String reason) {
        restarts++;
        lastRestart = LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + " " + reason;
    }

    private synchronized @Nullable Life current() {
        return current;
    }

    private synchronized int restarts() {
        return restarts;
    }

    /// The probes run every few seconds, but the end of the process or of the suite is seen at once.
    private void pauseUntilEnd(Life life, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (life.isAlive() && System.nanoTime() < deadline && !isStopping()) {
            pause(Duration.ofMillis(100));
        }
    }
}
