package io.dangol.text.understanding;

import java.util.ArrayList;
import java.util.List;

/// A small classifier for tests, learnt from sentences that say what they are.
final class Lessons {
    private Lessons() {}

    static List<Lesson> list() {
        List<Lesson> lessons = new ArrayList<>();
        for (String thing : List.of("배송", "포장", "직원", "가격", "매장", "앱", "쿠폰", "상담", "색상", "품질")) {
            lessons.add(new Lesson(thing + "이 정말 좋아요", "positive", 1));
            lessons.add(new Lesson(thing + " 너무 최악이에요", "negative", 1));
        }
        return lessons;
    }

    static Classifier classifier() {
        return LessonTrainer.train(Task.POLARITY, Language.KOREAN, list(), 0.6);
    }
}
