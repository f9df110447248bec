package io.dangol.apicheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs programs in the folder that holds the document.
final class Programs {
    private static final int MINUTES_MOST = 10;

    private Programs() {}

    /// Whether a program is on the path.
    static boolean has(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    /// Runs a program to its end, which must be a success; else fails with what it said.
    static void run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(directory, "said-", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        try {
            assertThat(process.waitFor(MINUTES_MOST, TimeUnit.MINUTES))
                    .as("%s ends within %d minutes", command.getFirst(), MINUTES_MOST)
                    .isTrue();
            assertThat(process.exitValue())
                    .as("%s%n%s", String.join(" ", command), Files.readString(said))
                    .isZero();
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }
}
