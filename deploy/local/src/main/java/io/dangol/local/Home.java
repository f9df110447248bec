package io.dangol.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The directory in which the local start keeps everything: `.dangol`, or what `DANGOL_HOME` names.
///
/// @param directory absolute path
public record Home(Path directory) {
    public Path run() {
        return directory.resolve("run");
    }

    /// The ports that the suite listens at, see `Ports`.
    public Path ports() {
        return run().resolve("ports.properties");
    }

    /// Where the gateway finds the services.
    public Path targets() {
        return run().resolve("targets.properties");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path keys() {
        return directory.resolve("keys");
    }

    public Path secrets() {
        return directory.resolve("secrets");
    }

    public Path postgres() {
        return directory.resolve("postgres");
    }

    /// Class-data archives, which make Java programs start faster; they are made again where they are missing.
    public Path archives() {
        return directory.resolve("archives");
    }

    public Path kafka() {
        return directory.resolve("kafka");
    }

    /// Makes the directories that are missing; keys and secrets are open to their owner only.
    public void create() {
        try {
            Files.createDirectories(run());
            Files.createDirectories(logs());
            Files.createDirectories(archives());
            createPrivate(keys());
            createPrivate(secrets());
        } catch (IOException failure) {
            throw new CommandFailure(
                    "Cannot write in " + directory + ": give it to this user, or name another with DANGOL_HOME.",
                    failure);
        }
    }

    private static void createPrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
}
