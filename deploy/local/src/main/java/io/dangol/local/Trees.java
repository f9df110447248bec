package io.dangol.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Removes directories with all that is in them.
public final class Trees {
    private Trees() {}

    /// Removes what interrupted starts left: every entry of a directory whose name begins with the prefix.
    public static void deleteUnfinished(Path directory, String prefix) throws IOException {
        if (Files.isDirectory(directory)) {
            List<Path> unfinished;
            try (Stream<Path> entries = Files.list(directory)) {
                unfinished = entries.filter(
                                entry -> entry.getFileName().toString().startsWith(prefix))
                        .toList();
            }
            for (Path tree : unfinished) {
                delete(tree);
            }
        }
    }

    /// Removes a directory and everything in it; one that does not exist is no failure.
    public static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
