package io.dangol.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long nanos;

    @Test
    void elsewhereThanOnATerminalThereIsALineEveryFiveSeconds() {
        try (ProgressBar progress = new ProgressBar(out, false, "Customers", 1_000, () -> nanos)) {
            for (int step = 0; step < 1_000; step++) {
                nanos += Duration.ofMillis(12).toNanos();
                progress.step();
            }
        }

        assertThat(text().lines())
                .containsExactly(
                        "Customers                417 / 1,000",
                        "Customers                834 / 1,000",
                        "Customers                1,000 / 1,000  12.0 s");
    }

    @Test
    void onATerminalThereIsOneLineThatGrows() {
        try (ProgressBar progress = new ProgressBar(out, true, "구매", 4, () -> nanos)) {
            progress.reach(1);
            nanos += Duration.ofSeconds(1).toNanos();
            progress.reach(2);
            progress.reach(9);
        }

        String[] states = text().strip().split("\r");
        assertThat(states).hasSize(3);
        assertThat(states[0]).startsWith("구매 ").endsWith("[" + "-".repeat(30) + "] 0 / 4");
        assertThat(states[1]).contains("[" + "#".repeat(15) + "-".repeat(15) + "] 2 / 4");
        assertThat(states[2]).contains("[" + "#".repeat(30) + "] 4 / 4  1.0 s");
        assertThat(text().chars().filter(character -> character == '\n')).hasSize(1);
    }

    @Test
    void nothingToDoIsDoneAtOnce() {
        new ProgressBar(out, false, "Cases", 0, () -> nanos).close();

        assertThat(text()).contains("0 / 0");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
