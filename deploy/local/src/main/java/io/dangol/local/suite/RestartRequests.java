package io.dangol.local.suite;

import io.dangol.local.CommandFailure;
import io.dangol.local.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Does what `./dangol restart` asks for, one request after the other, until the launcher ends.
final class RestartRequests {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final RestartFiles files;
    private final Suite suite;
    private final Console console;

    RestartRequests(RestartFiles files, Suite suite, Console console) {
        this.files = files;
        this.suite = suite;
        this.console = console;
    }

    /// Begins; returns at once.
    void start() throws IOException {
        files.forgetAll();
        Thread.ofPlatform().daemon().name("restart requests").start(this::serve);
    }

    private void serve() {
        try {
            while (true) {
                try {
                    Optional<RestartFiles.Request> request = files.take();
                    if (request.isPresent()) {
                        restart(request.get());
                    }
                } catch (IOException | RuntimeException failure) {
                    console.say("a request for a restart could not be served: " + failure);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart(RestartFiles.Request request) throws InterruptedException {
        List<String> steps = new ArrayList<>();
        try {
            suite.restart(request.service(), step -> {
                console.say(step);
                steps.add(step);
                answer(request, RestartFiles.State.RUNNING, steps);
            });
            answer(request, RestartFiles.State.DONE, steps);
        } catch (IOException | RuntimeException failure) {
            String reason =
                    failure instanceof CommandFailure ? String.valueOf(failure.getMessage()) : failure.toString();
            console.say(reason);
            steps.add(reason);
            answer(request, RestartFiles.State.FAILED, steps);
        }
    }

    /// A step that cannot be told must not stop the restart.
    private void answer(RestartFiles.Request request, RestartFiles.State state, List<String> steps) {
        try {
            files.answer(request.id(), new RestartFiles.Answer(state, steps));
        } catch (IOException failure) {
            console.say("the progress of the restart cannot be written: " + failure);
        }
    }
}
