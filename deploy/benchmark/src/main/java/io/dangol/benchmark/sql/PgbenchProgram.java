package io.dangol.benchmark.sql;

import io.dangol.local.CommandFailure;
import io.dangol.local.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// pgbench, wherever it is.
///
/// @param path the program
/// @param environment what it needs to find its libraries
public record PgbenchProgram(Path path, Map<String, String> environment) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    public PgbenchProgram {
        environment = Map.copyOf(environment);
    }

    /// Looks on the `PATH`, where distributions keep it, and where it was fetched to; fetches it where packages are
    /// Debian's.
    ///
    /// @param searchPath as in the environment variable `PATH`
    /// @param tools where a fetched one is kept
    /// @throws CommandFailure if there is none and none can be fetched
    public static PgbenchProgram find(String searchPath, Path tools) throws IOException {
        Stream<Path> onPath =
                Stream.of(searchPath.split(":")).filter(each -> !each.isEmpty()).map(each -> Path.of(each, "pgbench"));
        Optional<PgbenchProgram> installed = Stream.concat(onPath, versions(DEBIAN).stream())
                .map(path -> new PgbenchProgram(path, Map.of()))
                .filter(PgbenchProgram::works)
                .findFirst();
        if (installed.isPresent()) {
            return installed.get();
        }
        FetchedPackages packages = new FetchedPackages(tools.resolve("pgbench"));
        return fetched(packages)
                .or(() -> packages.fetch() ? fetched(packages) : Optional.empty())
                .orElseThrow(() -> new CommandFailure("pgbench was not found and could not be fetched: install"
                        + " PostgreSQL's programs (Debian and Ubuntu: apt-get install postgresql; macOS: brew install"
                        + " postgresql) or put pgbench on the PATH."));
    }

    /// What it calls itself, such as `pgbench (PostgreSQL) 15.13`.
    public String version() throws IOException {
        return run().map(Commands.Result::output).orElse("pgbench").strip();
    }

    private static Optional<PgbenchProgram> fetched(FetchedPackages packages) {
        return versions(packages.root().resolve("usr/lib/postgresql")).stream()
                .map(path -> new PgbenchProgram(path, packages.environment()))
                .filter(PgbenchProgram::works)
                .findFirst();
    }

    /// The program of every version below a directory, the newest first.
    private static List<Path> versions(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .sorted(Comparator.<Path, Integer>comparing(PgbenchProgram::major)
                            .reversed())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static int major(Path program) {
        try {
            return Integer.parseInt(program.getName(program.getNameCount() - 3).toString());
        } catch (NumberFormatException notAVersion) {
            return 0;
        }
    }

    private boolean works() {
        return Files.isExecutable(path) && run().map(Commands.Result::succeeded).orElse(false);
    }

    private Optional<Commands.Result> run() {
        List<String> command = Stream.concat(
                        Stream.of("env"),
                        Stream.concat(
                                environment.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()),
                                Stream.of(path.toString(), "--version")))
                .toList();
        try {
            return Optional.of(Commands.run(TIMEOUT, command));
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
    }
}
