package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSetTest {
    private static List<String> parts(String set, String text) {
        NormalText normal = NormalText.of(text);
        Features features = Features.withSpans();
        FeatureSet.of(set).extract(normal, features);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < features.count(); i++) {
            parts.add(normal.part(features.span(i) >>> 16, features.span(i) & 0xffff));
        }
        return parts;
    }

    @Test
    void syllablesRunOverSpacesAndAloneThroughNone() {
        assertThat(parts("s1-2", "가 나")).containsExactly(" 가", "가", "가 ", " 나", "나", "나 ");
    }

    @Test
    void lettersCoverTheSyllablesThatTheyComeFrom() {
        // ㄱㅏ ㄴㅏㄴ: four letters from the first one on reach into the second syllable, as do those from the second.
        assertThat(parts("m4", "가 난")).containsExactly("가 난", "가 난");
    }

    @Test
    void wordsKeepTheirApostropheAndMarksStandAlone() {
        assertThat(parts("b1", "don't go!")).containsExactly("don't", "go", "!");
        assertThat(parts("b2", "don't go!")).containsExactly("don't go", "go!");
        assertThat(parts("x1", "one two three")).containsExactly("one two three");
    }

    @Test
    void theSameTextHasTheSameFeaturesAndAnotherHasOthers() {
        Features one = Features.hashesOnly();
        Features other = Features.hashesOnly();
        FeatureSet set = FeatureSet.of("s1-6 m3-9");
        set.extract(NormalText.of("배송이 늦어요"), one);
        set.extract(NormalText.of("배송이  늦어요"), other);
        assertThat(other.toArray()).containsExactly(one.toArray());

        set.extract(NormalText.of("배송이 빨라요"), other);
        assertThat(other.toArray()).isNotEqualTo(one.toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "q1-2", "s1-6  m3", "s0"})
    void whatIsNoFeatureSetIsRefused(String name) {
        assertThatThrownBy(() -> FeatureSet.of(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
