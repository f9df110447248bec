package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class IncrementTrainerTest {
    private static final Classifier POLARITY = TextUnderstanding.model("polarity-ko");
    private static final Classifier INTENT = TextUnderstanding.model("intent-en");

    private static double positive(Classifier classifier, String text) {
        return classifier.probabilities(NormalText.of(text), Features.hashesOnly())[1];
    }

    @Test
    void aTrainedModelLearnsAWordThatItDidNotKnowAndForgetsNothing() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lessons.add(new Lesson("이 집 " + i + "번째 방문인데 쁘띠짱이에요", "positive", 1));
        }
        Classifier learnt = IncrementTrainer.train(POLARITY, lessons);

        assertThat(positive(learnt, "여기 쁘띠짱이에요")).isGreaterThan(positive(POLARITY, "여기 쁘띠짱이에요"));
        assertThat(positive(learnt, "여기 쁘띠짱이에요")).isGreaterThan(0.9);
        assertThat(positive(learnt, "환불해 주세요 최악")).isCloseTo(positive(POLARITY, "환불해 주세요 최악"), within(0.05));
        assertThat(learnt.version()).startsWith(POLARITY.version() + "+").hasSizeLessThan(50);
        assertThat(learnt.card()).contains("\"learntFromCorrections\":10", POLARITY.card());
    }

    @Test
    void oneOfManyIntentsIsLearntToo() {
        List<Lesson> lessons = Collections.nCopies(5, new Lesson("zorgle my blimpo", "card_arrival", 1));

        Judgement judgement = IncrementTrainer.train(INTENT, lessons).judge(NormalText.of("please zorgle my blimpo"));

        assertThat(judgement.label()).isEqualTo("card_arrival");
        assertThat(judgement.confidence()).isGreaterThan(0.6);
    }

    @Test
    void theSameLessonsMakeTheSameModelAndNoneTheModelItself() {
        List<Lesson> lessons = List.of(new Lesson("좋아요", "negative", 1), new Lesson("싫어요", "positive", 1));

        Classifier one = IncrementTrainer.train(POLARITY, lessons);

        assertThat(IncrementTrainer.train(POLARITY, lessons).model().weights())
                .isEqualTo(one.model().weights());
        assertThat(IncrementTrainer.train(POLARITY, List.of())).isSameAs(POLARITY);
        assertThat(IncrementTrainer.train(POLARITY, List.of(new Lesson("좋아요", "splendid", 1))))
                .isSameAs(POLARITY);
    }

    @Test
    void ofTooManyLessonsTheLastOnesCountSoThatTimeAndMemoryAreBounded() {
        String text = "배송이 늦어요 정말 늦어요 ".repeat(70);
        List<Lesson> lessons = new ArrayList<>(Collections.nCopies(1_000, new Lesson(text, "negative", 1)));
        lessons.add(new Lesson("마지막", "positive", 1));

        List<Lesson> kept = IncrementTrainer.kept(POLARITY, lessons);

        assertThat(kept).hasSizeBetween(30, 999);
        assertThat(kept.getLast().text()).isEqualTo("마지막");
        assertThat(IncrementTrainer.kept(INTENT, Collections.nCopies(9_000, new Lesson("a b c", "card_arrival", 1))))
                .hasSize(IncrementTrainer.MOST_LESSONS);
    }

    @Property(tries = 15)
    void whateverIsTaughtProbabilitiesStayProbabilities(
            @ForAll @Size(max = 20) List<@StringLength(max = 300) String> texts, @ForAll String asked) {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lessons.add(new Lesson(texts.get(i), i % 3 == 0 ? "positive" : "negative", 1));
        }

        assertThat(positive(IncrementTrainer.train(Lessons.classifier(), lessons), asked))
                .isBetween(0.0, 1.0);
    }
}
