package io.dangol.local.suite;

import io.dangol.embedded.secret.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How `./dangol restart` and the launcher talk: the command writes `restart-<id>.request`, which names a service; the
/// launcher removes it and writes `restart-<id>.answer`, first the state and then a line for each step, and writes it
/// again after each step. Only the owner of the suite can read and write in the directory.
final class RestartFiles {
    private static final String PREFIX = "restart-";
    private static final String REQUEST = ".request";
    private static final String ANSWER = ".answer";

    private final Path directory;

    RestartFiles(Path directory) {
        this.directory = directory;
    }

    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /// A request of somebody.
    record Request(String id, String service) {}

    /// What the launcher has to say of a request.
    ///
    /// @param steps a sentence each, the last one of a failure says why
    record Answer(State state, List<String> steps) {
        Answer {
            steps = List.copyOf(steps);
        }
    }

    /// @return the request's id
    String ask(String service) throws IOException {
        String id = UUID.randomUUID().toString();
        PrivateFiles.write(file(id, REQUEST), service);
        return id;
    }

    /// Takes a request, if there is one.
    Optional<Request> take() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, PREFIX + "*" + REQUEST)) {
            for (Path file : found) {
                String name = String.valueOf(file.getFileName());
                String id = name.substring(PREFIX.length(), name.length() - REQUEST.length());
                String service = Files.readString(file, StandardCharsets.UTF_8).strip();
                if (Files.deleteIfExists(file)) {
                    return Optional.of(new Request(id, service));
                }
            }
        }
        return Optional.empty();
    }

    void answer(String id, Answer answer) throws IOException {
        List<String> lines = new ArrayList<>(List.of(answer.state().name()));
        lines.addAll(answer.steps());
        PrivateFiles.write(file(id, ANSWER), String.join("\n", lines));
    }

    Optional<Answer> answerOf(String id) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file(id, ANSWER), StandardCharsets.UTF_8);
            return Optional.of(new Answer(State.valueOf(lines.getFirst()), lines.subList(1, lines.size())));
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        }
    }

    /// Removes a request that was not taken, and its answer.
    void forget(String id) throws IOException {
        Files.deleteIfExists(file(id, REQUEST));
        Files.deleteIfExists(file(id, ANSWER));
    }

    /// Removes what commands of an earlier start left behind.
    void forgetAll() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, PREFIX + "*.{request,answer}")) {
            for (Path file : found) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path file(String id, String kind) {
        return directory.resolve(PREFIX + id + kind);
    }
}
