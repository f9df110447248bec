package io.dangol.local.process;

import io.dangol.local.CommandFailure;
import io.dangol.local.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps one [Component] running: starts it, waits until it is ready, starts it again when it dies or hangs, and ends
/// it when asked.
public final class Supervisor {
    private static final Duration PROBE_WHILE_STARTING = Duration.ofMillis(250);
    private static final Duration PROBE_WHEN_READY = Duration.ofSeconds(5);
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);
    /// Children of a killed process may hold its output open for long; their words are not waited for.
    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private static final int FIRST_START_ATTEMPTS = 3;

    private final Component component;
    private final Path runDirectory;
    private final Console console;
    private final LogFile log;
    private final HangDetector hangDetector = new HangDetector();
    private final Backoff backoff = new Backoff();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<@Nullable Void> firstReady = new CompletableFuture<>();
    private final Thread thread;
    private int restarts;

    /// @param runDirectory where the run file of the process is kept
    /// @param logDirectory where its output goes
    public Supervisor(Component component, Path runDirectory, Path logDirectory, Console console) {
        this.component = component;
        this.runDirectory = runDirectory;
        this.console = console;
        this.log = new LogFile(logDirectory.resolve(component.name() + ".log"));
        this.thread = new Thread(this::supervise, "supervise " + component.name());
    }

    /// Begins; returns at once.
    public void start() {
        thread.start();
    }

    /// Completes when the component was ready for the first time, or exceptionally when it cannot be started.
    public CompletableFuture<@Nullable Void> firstReady() {
        return firstReady;
    }

    /// Ends the process and the supervision; returns when both are over, in bounded time.
    public void stop() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        try {
            while (!isStopping()) {
                long startedNanos = System.nanoTime();
                live();
                Duration life = Duration.ofNanos(System.nanoTime() - startedNanos);
                if (!isStopping() && !giveUp()) {
                    restarts++;
                    pause(backoff.next(life));
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            RunFile.delete(runDirectory, component.name());
            log.close();
        }
    }

    /// One life of the process, from its start to its end.
    private void live() throws InterruptedException {
        try {
            Process started = component.prepare().redirectErrorStream(true).start();
            note(started, Phase.STARTING);
            Thread output =
                    Thread.ofPlatform().daemon().name("log " + component.name()).start(() -> copyOutput(started));
            try {
                watch(started);
            } finally {
                end(started);
                output.join(LAST_WORDS);
            }
            if (!isStopping()) {
                note(started, Phase.RESTARTING);
                console.say("%s ended (status %d); starting it again".formatted(component.name(), started.exitValue()));
            }
        } catch (CommandFailure | IOException failure) {
            console.say("%s cannot run: %s".formatted(component.name(), failure.getMessage()));
            if (failure instanceof CommandFailure && firstReady.completeExceptionally(failure)) {
                stopping.countDown();
            }
        }
    }

    private void watch(Process started) throws InterruptedException {
        hangDetector.started();
        boolean ready = false;
        while (started.isAlive() && !isStopping()) {
            if (!ready && component.isReady()) {
                ready = true;
                note(started, Phase.READY);
                if (!firstReady.complete(null)) {
                    console.say(component.name() + " is back");
                }
            }
            if (hangDetector.isHung(ready, component.isLive())) {
                console.say(component.name() + " does not answer; killing it");
                return;
            }
            pauseUntilEnd(started, ready ? PROBE_WHEN_READY : PROBE_WHILE_STARTING);
        }
    }

    private void end(Process started) throws InterruptedException {
        if (started.isAlive() && isStopping()) {
            component.requestStop(started);
            if (!started.waitFor(component.stopTimeout())) {
                console.say(component.name() + " did not end in time; killing it");
            }
        }
        if (started.isAlive()) {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            started.destroyForcibly();
            started.waitFor(KILL_TIMEOUT);
        }
    }

    /// A component that never came up would be tried for ever; whoever waits for it deserves an answer.
    private boolean giveUp() {
        if (!firstReady.isDone() && restarts + 1 >= FIRST_START_ATTEMPTS) {
            firstReady.completeExceptionally(
                    new CommandFailure("%s ended %d times before it was ready; see ./dangol logs %s"
                            .formatted(component.name(), FIRST_START_ATTEMPTS, component.name())));
            stopping.countDown();
        }
        return isStopping();
    }

    private void copyOutput(Process started) {
        try (BufferedReader output = started.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> {
                log.write(line);
                console.line(component.name(), line);
            });
        } catch (IOException | UncheckedIOException _) {
            // The process was killed while its output was being read; there is no more of it.
        }
    }

    private void note(Process started, Phase phase) {
        new RunFile(ProcessIdentity.of(started.toHandle()), phase, component.port(), restarts)
                .write(runDirectory, component.name());
    }

    /// The probes run every few seconds, but the end of the process or of the suite is seen at once.
    private void pauseUntilEnd(Process started, Duration longest) throws InterruptedException {
        CompletableFuture<Process> ended = started.onExit();
        long deadline = System.nanoTime() + longest.toNanos();
        while (!ended.isDone() && System.nanoTime() < deadline && !isStopping()) {
            pause(Duration.ofMillis(100));
        }
    }

    private void pause(Duration longest) throws InterruptedException {
        boolean _ = stopping.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
