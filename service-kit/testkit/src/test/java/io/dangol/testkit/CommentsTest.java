package io.dangol.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The formatter breaks a comment line that is too long and leaves its last words on a line of their own. Such lines
/// are found here, in all sources of the project, because the formatter cannot be told to leave comments alone.
class CommentsTest {
    private static final int LONG_LINE = 95;
    private static final int SHORT_LINE = 70;
    private static final int ROOM_FOR_A_WORD = 90;
    private static final Pattern COMMENT = Pattern.compile("^\\s*(///|//(?!/)) ?(\\S.*)$");
    private static final Pattern NO_PROSE = Pattern.compile("^([-*#>|@`]|[0-9]+\\.).*");
    private static final Pattern END_OF_A_SENTENCE = Pattern.compile(".*[.:!?]$");

    @Test
    void noCommentLineWasBrokenByTheFormatter() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(root())) {
            for (Path source : sources.filter(CommentsTest::isSource).toList()) {
                List<String> lines = Files.readAllLines(source);
                for (int line : broken(lines)) {
                    broken.add(root().relativize(source) + ":" + (line + 1) + " "
                            + lines.get(line).strip());
                }
            }
        }
        assertThat(broken)
                .as("comment lines that the formatter broke: rewrap them at 110 columns")
                .isEmpty();
    }

    @Test
    void theLastWordsOfALineThatWasTooLongAreFound() {
        List<String> paragraph = List.of(
                "/// REST Assured's own paths are compiled to a class each time, and that takes more than ten full",
                "/// milliseconds;",
                "/// they are for conditions.");

        assertThat(broken(paragraph)).containsExactly(1);
        assertThat(broken(List.of(paragraph.get(0), "/// milliseconds.", paragraph.get(2))))
                .isEmpty();
        assertThat(broken(List.of("/// Short.", "/// milliseconds;", paragraph.get(2))))
                .isEmpty();
        assertThat(broken(List.of(paragraph.get(0), "/// - milliseconds", paragraph.get(2))))
                .isEmpty();
    }

    private static List<Integer> broken(List<String> lines) {
        List<Integer> broken = new ArrayList<>();
        for (int line = 1; line < lines.size() - 1; line++) {
            String words = prose(lines, line);
            String next = prose(lines, line + 1);
            boolean follows = lines.get(line - 1).length() >= LONG_LINE && prose(lines, line - 1) != null;
            if (follows
                    && words != null
                    && next != null
                    && lines.get(line).length() <= SHORT_LINE
                    && !END_OF_A_SENTENCE.matcher(words).matches()
                    && lines.get(line).length() + 1 + next.split(" ", 2)[0].length() <= ROOM_FOR_A_WORD) {
                broken.add(line);
            }
        }
        return broken;
    }

    /// What a comment line says; null where the line is none, or is an item, a tag or code.
    private static @Nullable String prose(List<String> lines, int line) {
        Matcher comment = COMMENT.matcher(lines.get(line));
        return Optional.of(comment)
                .filter(Matcher::matches)
                .map(found -> found.group(2))
                .filter(words -> !NO_PROSE.matcher(words).matches())
                .orElse(null);
    }

    private static boolean isSource(Path path) {
        String name = path.toString();
        return name.endsWith(".java") && name.contains("/src/") && !name.contains("/target/");
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("dangol"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
