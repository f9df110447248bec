package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassroomTest {
    private static final Question CATEGORY = new Question(Task.CATEGORY, Language.KOREAN);
    private static final TextUnderstanding STANDARD = TextUnderstanding.standard();
    private final Classroom classroom = new Classroom(STANDARD);

    private static Curriculum curriculum(List<String> categories, Map<Question, List<Lesson>> corrections) {
        List<Lesson> sentences = new ArrayList<>();
        for (String category : categories) {
            for (String end : List.of("이 없어요", "이 늦어요", " 문의드려요", " 때문에 왔어요", " 관련입니다")) {
                sentences.add(new Lesson(word(category) + end, category, 1));
            }
        }
        return new Curriculum(categories, Map.of(Language.KOREAN, sentences), corrections);
    }

    private static String word(String category) {
        return switch (category) {
            case "gift" -> "선물포장";
            case "parking" -> "주차공간";
            case "music" -> "매장음악";
            default -> category;
        };
    }

    private static Judgement category(TextUnderstanding texts, String text) {
        return texts.understand(text).of(Task.CATEGORY).orElseThrow();
    }

    @Test
    void aCompanysCategoriesAreTheAnswersAndARetiredOneIsNoMore() {
        TextUnderstanding three = classroom.learn(curriculum(List.of("gift", "music", "parking"), Map.of()));
        assertThat(category(three, "주차공간이 부족해요").label()).isEqualTo("parking");

        TextUnderstanding two = classroom.learn(curriculum(List.of("gift", "music"), Map.of()));
        assertThat(category(two, "주차공간이 부족해요").label()).isIn("gift", "music");
    }

    @Test
    void whoHasOneCategoryIsNotAskedWhichItIs() {
        TextUnderstanding texts = classroom.learn(curriculum(List.of("gift"), Map.of()));

        assertThat(texts.classifier(Task.CATEGORY, Language.KOREAN)).isEmpty();
        assertThat(classroom.base(CATEGORY)).isEmpty();
        assertThat(texts.understand("선물포장 좋아요").of(Task.POLARITY)).isPresent();
    }

    @Test
    void aCategoryWithoutASentenceLearnsFromCorrections() {
        List<String> categories = List.of("gift", "music", "zzz");
        Curriculum before = curriculum(List.of("gift", "music"), Map.of());
        List<Lesson> corrections = new ArrayList<>(Collections.nCopies(3, new Lesson("꾸꾸까까 꾸꾸까까", "zzz", 1)));
        corrections.add(new Lesson("꾸꾸까까", "retired_long_ago", 1));

        TextUnderstanding texts =
                classroom.learn(new Curriculum(categories, before.sentences(), Map.of(CATEGORY, corrections)));

        assertThat(category(texts, "꾸꾸까까 꾸꾸까까 또").label()).isEqualTo("zzz");
        assertThat(classroom.base(CATEGORY).orElseThrow().labels()).isEqualTo(categories);
    }

    @Test
    void whatDidNotChangeIsNotLearntAgain() {
        TextUnderstanding first = classroom.learn(curriculum(List.of("gift", "music"), Map.of()));
        TextUnderstanding second = classroom.learn(
                curriculum(List.of("gift", "music"), Map.of(CATEGORY, List.of(new Lesson("주차", "music", 1)))));

        Set<Classifier> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(first.classifiers());
        assertThat(second.classifiers())
                .filteredOn(classifier -> !kept.contains(classifier))
                .extracting(Question::of)
                .containsExactly(CATEGORY);
        assertThat(second.classifier(Task.POLARITY, Language.KOREAN))
                .containsSame(
                        STANDARD.classifier(Task.POLARITY, Language.KOREAN).orElseThrow());
    }
}
