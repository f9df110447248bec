package io.dangol.text.terms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Words that say nothing of what a text is about, in Korean and English; Korean ones as they are written or as stems.
final class StopWords {
    private static final Set<String> WORDS = read();

    private StopWords() {}

    static boolean has(String word) {
        return WORDS.contains(word);
    }

    private static Set<String> read() {
        try (InputStream resource = Objects.requireNonNull(
                        StopWords.class.getResourceAsStream("/terms/stop-words.txt"), "stop-words.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .filter(word -> !word.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException("the stop words cannot be read", broken);
        }
    }
}
