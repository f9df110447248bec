package io.dangol.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopSentencesTest {
    @Test
    void praiseAndBlameAreInBalanceAndNothingIsSaidTwice() throws IOException {
        List<LabelledText> sentences = ShopSentences.read();

        long praise = sentences.stream().filter(one -> one.label() == 1).count();
        assertThat(sentences).hasSizeGreaterThan(500).doesNotHaveDuplicates();
        assertThat((double) praise / sentences.size()).isBetween(0.45, 0.55);
    }
}
