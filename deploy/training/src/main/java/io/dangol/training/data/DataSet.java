package io.dangol.training.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The files of one data set in a folder.
final class DataSet {
    private DataSet() {}

    /// Files with one of the endings, in the order of their names; none if there is no such folder.
    static List<Path> files(Path folder, String... endings) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Stream.of(endings)
                            .anyMatch(ending -> file.getFileName().toString().endsWith(ending)))
                    .sorted()
                    .toList();
        }
    }

    /// Bytes that are no UTF-8 become replacement characters.
    static BufferedReader open(Path file) throws IOException {
        InputStream input = Files.newInputStream(file);
        boolean zipped = file.getFileName().toString().endsWith(".gz");
        return new BufferedReader(
                new InputStreamReader(zipped ? new GZIPInputStream(input) : input, StandardCharsets.UTF_8));
    }

    /// Gives each line with its number, from 0.
    static void lines(Path file, BiConsumer<Integer, String> taken) {
        try (BufferedReader reader = open(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                taken.accept(number++, line);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }
}
