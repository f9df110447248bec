package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonTrainerTest {
    @Test
    void theSameLessonsMakeTheSameModel() {
        Classifier one = Lessons.classifier();
        Classifier other = Lessons.classifier();

        assertThat(other.version()).isEqualTo(one.version());
        assertThat(other.model().weights()).isEqualTo(one.model().weights());
    }

    @Test
    void aCorrectionChangesTheJudgementAndTheVersion() {
        NormalText text = NormalText.of("완전 대박이네");
        List<Lesson> lessons = new ArrayList<>(Lessons.list());
        for (int i = 0; i < 3; i++) {
            lessons.add(new Lesson("완전 대박이네", "negative", 3));
        }
        Classifier before = LessonTrainer.train(Task.POLARITY, Language.KOREAN, lessons, 0.6);
        lessons.replaceAll(lesson -> lesson.text().contains("대박") ? new Lesson(lesson.text(), "positive", 3) : lesson);
        Classifier after = LessonTrainer.train(Task.POLARITY, Language.KOREAN, lessons, 0.6);

        assertThat(before.judge(text).label()).isEqualTo("negative");
        assertThat(after.judge(text).label()).isEqualTo("positive");
        assertThat(after.version()).isNotEqualTo(before.version());
    }

    @Test
    void theCardSaysThatNothingWasMeasuredOnRealTexts() {
        assertThat(Lessons.classifier().card()).contains("\"measuredOnRealTexts\":false", "\"lessons\":20");
    }

    @Test
    void oneLabelIsNotEnoughToTellAnythingApart() {
        List<Lesson> lessons = List.of(new Lesson("a", "x", 1), new Lesson("b", "x", 1));

        assertThatThrownBy(() -> LessonTrainer.train(Task.CATEGORY, Language.ENGLISH, lessons, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
