package io.dangol.local.suite;

import io.dangol.local.CommandFailure;
import io.dangol.local.Settings;
import io.dangol.local.process.Phase;
import io.dangol.local.process.RunFile;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Asks the launcher to restart one service without a gap, and shows what it does.
public final class RestartCommand {
    private static final String NAMES = String.join(", ", SuitePlan.SERVICES);
    private static final Duration PAUSE = Duration.ofMillis(200);
    /// Longer than all steps of a replacement, one after the other, and of one before it.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Settings settings;
    private final PrintStream out;

    public RestartCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// @throws CommandFailure if the service was not restarted; the message says why
    public void run(List<String> arguments) throws IOException {
        if (arguments.size() != 1 || !SuitePlan.SERVICES.contains(arguments.getFirst())) {
            throw new CommandFailure("restart takes the name of one service: " + NAMES + "; found "
                    + (arguments.isEmpty() ? "none" : String.join(" ", arguments)) + ".");
        }
        ProcessHandle launcher = launcher();
        RestartFiles files = new RestartFiles(settings.home().run());
        String id = files.ask(arguments.getFirst());
        try {
            follow(files, id, launcher);
        } finally {
            files.forget(id);
        }
    }

    private ProcessHandle launcher() {
        Optional<RunFile> file = RunFile.read(settings.home().run(), UpCommand.LAUNCHER);
        ProcessHandle launcher = file.flatMap(known -> known.identity().find())
                .orElseThrow(() -> new CommandFailure("The suite is not running; ./dangol up starts it."));
        if (file.map(RunFile::phase).filter(Phase.READY::equals).isEmpty()) {
            throw new CommandFailure("The suite is still starting; try again when ./dangol status says ready.");
        }
        return launcher;
    }

    private void follow(RestartFiles files, String id, ProcessHandle launcher) throws IOException {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        int shown = 0;
        while (System.nanoTime() < deadlineNanos) {
            boolean alive = launcher.isAlive();
            Optional<RestartFiles.Answer> answer = files.answerOf(id);
            if (answer.isPresent()) {
                List<String> steps = answer.get().steps();
                boolean failed = answer.get().state() == RestartFiles.State.FAILED;
                int last = failed ? steps.size() - 1 : steps.size();
                for (; shown < last; shown++) {
                    out.println(steps.get(shown));
                }
                if (failed) {
                    throw new CommandFailure(steps.getLast());
                }
                if (answer.get().state() == RestartFiles.State.DONE) {
                    return;
                }
            }
            if (!alive) {
                throw new CommandFailure("The suite ended before the restart was over; ./dangol up starts it.");
            }
            pause();
        }
        throw new CommandFailure("The restart was not over within " + PATIENCE.toMinutes()
                + " minutes; see ./dangol status and ./dangol logs launcher.");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("The command was interrupted; the restart goes on.", interrupted);
        }
    }
}
