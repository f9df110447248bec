package io.dangol.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsRead() {
        RunFile written = new RunFile(
                new ProcessIdentity(17, 1_795_304_668_490L),
                Phase.READY,
                20_001,
                3,
                "2026-11-21 10:00:00 it did not answer for 65 s");
        written.write(directory, "customer");

        assertThat(RunFile.read(directory, "customer")).contains(written);
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        Files.writeString(RunFile.path(directory, "customer"), "pid=abc\nphase=dancing\n");

        assertThat(RunFile.read(directory, "customer")).isEmpty();
    }

    @Test
    void aProcessIsFoundByItsIdAndItsStartTime() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

        assertThat(self.find()).contains(ProcessHandle.current());
    }

    @Test
    void anotherProcessThatGotTheSameIdIsNotFound() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());
        ProcessIdentity earlier = new ProcessIdentity(self.processId(), self.startedAtMillis() - 60_000);

        assertThat(earlier.find()).isEmpty();
    }

    @Test
    void leftoversAreEndedAndOthersAreLeftAlone() throws IOException {
        Process leftover = new ProcessBuilder("sleep", "600").start();
        Process successor = new ProcessBuilder("sleep", "600").start();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            ProcessIdentity known = ProcessIdentity.of(leftover.toHandle());
            ProcessIdentity other = ProcessIdentity.of(stranger.toHandle());
            new RunFile(known, Phase.READY, 0, 0).write(directory, "known");
            new RunFile(ProcessIdentity.of(successor.toHandle()), Phase.STARTING, 0, 0)
                    .write(directory, RunFile.successor("known"));
            new RunFile(new ProcessIdentity(other.processId(), 0), Phase.READY, 0, 0).write(directory, "other");

            assertThat(new Leftovers(directory).end(List.of("known", "other", "missing")))
                    .isEqualTo(2);

            assertThat(Leftovers.awaitEnd(leftover.toHandle(), Duration.ofSeconds(5)))
                    .isTrue();
            assertThat(Leftovers.awaitEnd(successor.toHandle(), Duration.ofSeconds(5)))
                    .isTrue();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(RunFile.read(directory, "known")).isEmpty();
        } finally {
            leftover.destroyForcibly();
            successor.destroyForcibly();
            stranger.destroyForcibly();
        }
    }
}
