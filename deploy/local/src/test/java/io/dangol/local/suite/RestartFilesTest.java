package io.dangol.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.local.suite.RestartFiles.Answer;
import io.dangol.local.suite.RestartFiles.Request;
import io.dangol.local.suite.RestartFiles.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartFilesTest {
    @TempDir
    Path directory;

    private RestartFiles files;

    @BeforeEach
    void openDirectory() {
        files = new RestartFiles(directory);
    }

    @Test
    void aRequestIsTakenOnce() throws IOException {
        String id = files.ask("loyalty");

        assertThat(files.take()).contains(new Request(id, "loyalty"));
        assertThat(files.take()).isEmpty();
    }

    @Test
    void eachRequestHasItsOwnAnswer() throws IOException {
        String first = files.ask("loyalty");
        String second = files.ask("customer");
        files.answer(first, new Answer(State.RUNNING, List.of("one step")));
        files.answer(first, new Answer(State.DONE, List.of("one step", "another")));

        assertThat(files.answerOf(first)).contains(new Answer(State.DONE, List.of("one step", "another")));
        assertThat(files.answerOf(second)).isEmpty();
    }

    @Test
    void anAnswerWithoutStepsIsWhole() throws IOException {
        files.answer("1", new Answer(State.RUNNING, List.of()));

        assertThat(files.answerOf("1")).contains(new Answer(State.RUNNING, List.of()));
    }

    @Test
    void whatIsForgottenLeavesNothing() throws IOException {
        String id = files.ask("loyalty");
        files.answer(id, new Answer(State.DONE, List.of()));
        files.forget(id);
        files.ask("customer");
        files.forgetAll();

        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Path other = Files.writeString(directory.resolve("restart-of-the-shop.properties"), "");

        files.forgetAll();

        assertThat(other).exists();
        assertThat(files.take()).isEmpty();
    }
}
