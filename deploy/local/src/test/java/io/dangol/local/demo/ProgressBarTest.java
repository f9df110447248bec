package io.dangol.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void elsewhereThanOnATerminalThereIsALineForEachQuarter() {
        try (ProgressBar progress = new ProgressBar(out, false, "Customers", 1_000)) {
            for (int step = 0; step < 1_000; step++) {
                progress.step();
            }
        }

        List<String> lines = text().lines().map(String::stripTrailing).toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).startsWith("Customers ").endsWith("250 / 1,000");
        assertThat(lines.getLast()).contains("1,000 / 1,000").endsWith(" s");
    }

    @Test
    void onATerminalThereIsOneLineThatGrows() {
        try (ProgressBar progress = new ProgressBar(out, true, "구매", 4)) {
            progress.reach(2);
            progress.reach(9);
        }

        assertThat(text().lines()).hasSizeLessThanOrEqualTo(4);
        assertThat(text())
                .startsWith("\r구매")
                .contains("[" + "#".repeat(30) + "] 4 / 4")
                .endsWith("\n");
        assertThat(text().chars().filter(character -> character == '\n')).hasSize(1);
    }

    @Test
    void nothingToDoIsDoneAtOnce() {
        new ProgressBar(out, false, "Cases", 0).close();

        assertThat(text()).contains("0 / 0");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
