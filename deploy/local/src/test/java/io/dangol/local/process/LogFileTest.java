package io.dangol.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path directory;

    @Test
    void linesAreReadableAsSoonAsTheyAreWritten() throws IOException {
        try (LogFile log = new LogFile(directory.resolve("a.log"))) {
            log.write("단골손님");
            assertThat(directory.resolve("a.log")).hasContent("단골손님");
        }
    }

    @Test
    void aSecondLogGoesOnWhereTheFirstEnded() throws IOException {
        for (String line : new String[] {"one", "two"}) {
            try (LogFile log = new LogFile(directory.resolve("a.log"))) {
                log.write(line);
            }
        }
        assertThat(Files.readAllLines(directory.resolve("a.log"))).containsExactly("one", "two");
    }

    @Test
    void aFullLogMakesRoomAndTheOldestGoes() throws IOException {
        try (LogFile log = new LogFile(directory.resolve("a.log"), 4)) {
            for (int line = 1; line <= 5; line++) {
                log.write("row" + line);
            }
        }
        assertThat(directory.resolve("a.log.1")).hasContent("row5");
        assertThat(directory.resolve("a.log.2")).hasContent("row4");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }
}
