package io.dangol.local.suite;

import io.dangol.local.CommandFailure;
import io.dangol.local.Home;
import io.dangol.local.Settings;
import io.dangol.local.process.Component;
import io.dangol.local.process.Leftovers;
import io.dangol.local.process.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Ends the suite, whoever started it and however much of it is left.
public final class DownCommand {
    /// Longer than all orderly stops one after the other.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Settings settings;

    public DownCommand(Settings settings) {
        this.settings = settings;
    }

    /// @return the sentence to print
    public String run() throws IOException {
        Home home = settings.home();
        Optional<RunFile> file = RunFile.read(home.run(), UpCommand.LAUNCHER);
        Optional<ProcessHandle> launcher =
                file.flatMap(known -> known.identity().find());
        launcher.ifPresent(process -> {
            process.destroy();
            if (!Leftovers.awaitEnd(process, PATIENCE)) {
                process.destroyForcibly();
            }
        });
        int left = endLeftovers(home);
        RunFile.delete(home.run(), UpCommand.LAUNCHER);
        file.map(RunFile::port).ifPresent(DownCommand::requireClosed);
        return launcher.isPresent() || left > 0 ? "The suite has stopped." : "The suite is not running.";
    }

    /// Whoever reads that the suite has stopped may rely on its door being closed.
    private static void requireClosed(int port) {
        long deadlineNanos = System.nanoTime() + CLOSED_WITHIN.toNanos();
        while (!Ports.isFree(port)) {
            if (System.nanoTime() >= deadlineNanos) {
                throw new CommandFailure("Every process of the suite on file has ended, but port " + port
                        + " is still open: another program listens there. Find it and end it.");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private int endLeftovers(Home home) throws IOException {
        SuitePlan plan = SuitePlan.of(settings, Ports.read(settings.home().ports(), SuitePlan.portNames()));
        Leftovers leftovers = new Leftovers(home.run());
        int found = 0;
        for (Component component : plan.inStopOrder()) {
            if (component == plan.postgres()) {
                boolean runs = RunFile.read(home.run(), component.name())
                        .flatMap(file -> file.identity().find())
                        .isPresent();
                found += runs ? 1 : 0;
                if (Files.isDirectory(home.postgres())) {
                    plan.postgres().endLeftovers();
                }
                RunFile.delete(home.run(), component.name());
            } else {
                found += leftovers.end(List.of(component.name()));
            }
        }
        return found;
    }
}
