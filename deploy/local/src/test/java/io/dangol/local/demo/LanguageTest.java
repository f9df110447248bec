package io.dangol.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @ValueSource(strings = {"messages", "texts"})
    void bothLanguagesSayTheSameThings(String name) {
        assertThat(Language.KOREAN.texts(name).keySet())
                .isEqualTo(Language.ENGLISH.texts(name).keySet());
    }

    @Test
    void bothLanguagesHaveTheSamePlaces() {
        assertThat(places(Language.KOREAN)).isEqualTo(places(Language.ENGLISH));
    }

    @Test
    void sentencesAreFilled() {
        assertThat(new Messages(Language.ENGLISH).say("introduction", "2025", 1_000, 4_321, "7"))
                .isEqualTo("A year (2025) of a tea shop with 1,000 customers and 4,321 purchases, all made from the"
                        + " seed 7.");
        assertThat(new Messages(Language.ENGLISH).say("help")).contains("shop's life", "\n  --seed S");
        assertThat(new Messages(Language.KOREAN).say("won", "12,900")).isEqualTo("12,900원");
    }

    @ParameterizedTest
    @CsvSource({"녹차, false", "세트, false", "찻잔, true", "스콘, true", "빙수, false", "tea, false", "강남, true"})
    void aKoreanWordEndsInAConsonantOrNot(String word, boolean inConsonant) {
        assertThat(Hangul.endsInConsonant(word)).isEqualTo(inConsonant);
    }

    @Test
    void particlesFollowTheirWord() {
        Texts korean = new Texts(Language.KOREAN);
        List<String> texts = Stream.of("분청 찻잔", "유자차")
                .flatMap(product -> Stream.iterate(1, number -> number <= 40, number -> number + 1)
                        .map(number -> korean.compose(
                                "complaint.damaged",
                                new Chance(1, number, 1),
                                Map.of("product", product, "store", "강남", "days", "4"))))
                .toList();

        assertThat(texts).anyMatch(text -> text.contains("찻잔이 ")).anyMatch(text -> text.contains("유자차가 "));
        assertThat(texts).noneMatch(text -> text.contains("찻잔가 ") || text.contains("유자차이 "));
    }

    @Test
    void koreanSyllablesTakeTwoColumns() {
        assertThat(Hangul.columns("단골 a")).isEqualTo(6);
        assertThat(Hangul.padded("단골", 6)).isEqualTo("단골  ");
    }

    private static Map<String, List<String>> places(Language language) {
        var sentences = language.texts("messages");
        return sentences.keySet().stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> PLACE.matcher(sentences.getString(name))
                                .results()
                                .map(found -> found.group())
                                .sorted()
                                .distinct()
                                .toList()));
    }
}
