package io.dangol.feedback.understanding.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.text.terms.TermKeys;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoardsTest {
    @Test
    void aShareOfSpeakersIsARangeOfTheirKeys() {
        assertThat(Boards.lastSpeaker(1)).isNull();
        assertThat(Boards.lastSpeaker(0.5)).isZero();
        assertThat(Boards.lastSpeaker(0.25)).isEqualTo(-(1L << 62));

        TermKeys keys = new TermKeys();
        Long last = Boards.lastSpeaker(0.1);
        long looked = IntStream.range(0, 20_000)
                .mapToLong(speaker -> keys.speaker("shop\n" + speaker))
                .filter(key -> key <= last)
                .count();

        assertThat(looked / 20_000.0).isEqualTo(0.1, within(0.01));
    }
}
