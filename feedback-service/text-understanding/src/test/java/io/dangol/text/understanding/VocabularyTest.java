package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private final Vocabulary vocabulary =
            Vocabulary.of(List.of("배송이 너무 늦어요", "The parcel is late", "The parcel was late"), 1);

    private boolean knows(String text) {
        return vocabulary.knowsMostOf(NormalText.of(text));
    }

    @Test
    void whatWasLearntIsKnown() {
        assertThat(knows("배송이 너무 늦어요")).isTrue();
        assertThat(knows("the PARCEL is late!")).isTrue();
    }

    @Test
    void aKoreanWordIsKnownWithAnotherEnding() {
        assertThat(knows("배송이")).isTrue();
        assertThat(knows("배송은")).isTrue();
        assertThat(knows("쀍뛟뷁")).isFalse();
    }

    @Test
    void halfOfTheWordsMustBeKnown() {
        assertThat(knows("parcel zxcvbn")).isTrue();
        assertThat(knows("parcel zxcvbn qwerty")).isFalse();
    }

    @Test
    void aTextWithoutWordsIsNotKnown() {
        assertThat(knows("")).isFalse();
        assertThat(knows("ㅠㅠ :D 5!")).isFalse();
    }

    @Test
    void rareWordsCanBeLeftOut() {
        Vocabulary frequent = Vocabulary.of(List.of("the parcel", "the prcel"), 2);

        assertThat(frequent.knowsMostOf(NormalText.of("the"))).isTrue();
        assertThat(frequent.knowsMostOf(NormalText.of("prcel"))).isFalse();
    }

    @Test
    void moreTextsAddTheirWordsAndTakeNoneAway() {
        Vocabulary more = vocabulary.plus(List.of("quantum capacitor"));

        assertThat(more.knowsMostOf(NormalText.of("quantum"))).isTrue();
        assertThat(more.knowsMostOf(NormalText.of("parcel"))).isTrue();
        assertThat(knows("quantum")).isFalse();
    }

    @Test
    void fewUnknownWordsAreTakenForKnownAlsoWhenMuchWasLearnt() {
        Vocabulary large = Vocabulary.of(
                IntStream.range(0, 50_000).mapToObj(number -> "word" + number).toList(), 1);
        long taken = IntStream.range(0, 10_000)
                .filter(number -> large.knowsMostOf(NormalText.of("other" + number)))
                .count();

        assertThat(taken).isLessThan(500);
    }

    @Test
    void anotherNumberOfBitsThanAPowerOfTwoIsRefused() {
        assertThatThrownBy(() -> new Vocabulary(new long[3])).isInstanceOf(IllegalArgumentException.class);
    }
}
