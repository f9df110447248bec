package io.dangol.local.process;

import io.dangol.local.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// One process of a [Component], from its start to its end.
final class Life {
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);
    /// Children of a killed process may hold its output open for long; their words are not waited for.
    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private final Component component;
    private final Process process;
    private final Thread output;

    private Life(Component component, Process process, Thread output) {
        this.component = component;
        this.process = process;
        this.output = output;
    }

    /// Starts a process whose output goes to the log and the console.
    ///
    /// @throws io.dangol.local.CommandFailure if it must not be started as it is
    static Life start(Component component, LogFile log, Console console) throws IOException {
        Process started = component.prepare().redirectErrorStream(true).start();
        Thread output = Thread.ofPlatform()
                .daemon()
                .name("log " + component.name())
                .start(() -> copyOutput(started, component.name(), log, console));
        return new Life(component, started, output);
    }

    private static void copyOutput(Process started, String name, LogFile log, Console console) {
        try (BufferedReader output = started.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> {
                log.write(line);
                console.line(name, line);
            });
        } catch (IOException | UncheckedIOException _) {
            // The process was killed while its output was being read; there is no more of it.
        }
    }

    Component component() {
        return component;
    }

    Process process() {
        return process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Puts the process on file under a name.
    void note(Path runDirectory, String name, Phase phase, int restarts, String lastRestart) {
        new RunFile(ProcessIdentity.of(process.toHandle()), phase, component.port(), restarts, lastRestart)
                .write(runDirectory, name);
    }

    /// Ends the process cleanly, or kills it where it does not end in time.
    void end(Console console) throws InterruptedException {
        if (process.isAlive()) {
            component.requestStop(process);
            if (!process.waitFor(component.stopTimeout())) {
                console.say(component.name() + " did not end in time; killing it");
            }
        }
        kill();
    }

    /// Kills the process and all that it started, if it still runs.
    void kill() throws InterruptedException {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.waitFor(KILL_TIMEOUT);
        }
        output.join(LAST_WORDS);
    }

    /// How it ended, for people.
    String ending() {
        return process.isAlive() ? "it cannot be killed" : "it ended with status " + process.exitValue();
    }
}
