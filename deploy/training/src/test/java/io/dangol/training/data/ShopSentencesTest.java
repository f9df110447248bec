package io.dangol.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.text.understanding.Language;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopSentencesTest {
    @ParameterizedTest
    @CsvSource({"KOREAN,500", "ENGLISH,150"})
    void praiseAndBlameAreInBalanceAndNothingIsSaidTwice(Language language, int least) throws IOException {
        List<LabelledText> sentences = ShopSentences.read(language);

        long praise = sentences.stream().filter(one -> one.label() == 1).count();
        assertThat(sentences).hasSizeGreaterThan(least).doesNotHaveDuplicates();
        assertThat((double) praise / sentences.size()).isBetween(0.45, 0.55);
    }
}
