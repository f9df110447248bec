package io.dangol.benchmark.sql;

import io.dangol.local.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// PostgreSQL's programs as Debian's and Ubuntu's packages have them, unpacked without being installed, so that no root
/// is needed.
///
/// @param root where they are unpacked
record FetchedPackages(Path root) {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /// A line of `apt-get --print-uris`: `'http://…' postgresql-15_15.13-0_amd64.deb 1234 SHA256:…`.
    private static final Pattern FILE = Pattern.compile("^'[^']+' ([a-z0-9.+-]+)_\\S+\\.deb .*$");

    /// Fetches the server's package, which holds pgbench, and the libraries that apt would install with it.
    ///
    /// @return whether something was fetched
    boolean fetch() {
        try {
            Files.createDirectories(root);
            List<String> packages = missing();
            if (packages.isEmpty()) {
                return false;
            }
            String download = "cd \"$1\" && shift && apt-get download \"$@\"";
            List<String> command = new ArrayList<>(List.of("sh", "-c", download, "sh", root.toString()));
            command.addAll(packages);
            return Commands.run(TIMEOUT, command).succeeded() && unpack();
        } catch (IOException notDebian) {
            return false;
        }
    }

    /// What a program from here needs to find its libraries.
    Map<String, String> environment() {
        try (Stream<Path> files = Files.isDirectory(root) ? Files.walk(root) : Stream.empty()) {
            String path = files.filter(file -> file.getFileName().toString().matches("lib.+\\.so\\..+"))
                    .map(file -> String.valueOf(file.getParent()))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(":"));
            return path.isEmpty() ? Map.of() : Map.of("LD_LIBRARY_PATH", path);
        } catch (IOException unreadable) {
            return Map.of();
        }
    }

    private static List<String> missing() throws IOException {
        Commands.Result result = Commands.run(
                TIMEOUT,
                List.of("apt-get", "install", "--print-uris", "-qq", "-y", "--no-install-recommends", "postgresql"));
        return result.succeeded() ? packagesOf(result.output()) : List.of();
    }

    /// The packages that hold the programs and their libraries, of all that apt would install.
    static List<String> packagesOf(String output) {
        return output.lines()
                .map(FILE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .filter(name -> name.startsWith("postgresql-") || name.startsWith("lib"))
                // The C library must be the system's; LLVM is large, and the server's only.
                .filter(name -> !name.equals("libc6") && !name.startsWith("libllvm"))
                .toList();
    }

    private boolean unpack() throws IOException {
        List<Path> archives;
        try (Stream<Path> files = Files.list(root)) {
            archives = files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
        for (Path archive : archives) {
            if (!Commands.run(TIMEOUT, List.of("dpkg", "-x", archive.toString(), root.toString()))
                    .succeeded()) {
                return false;
            }
            Files.delete(archive);
        }
        return !archives.isEmpty();
    }
}
