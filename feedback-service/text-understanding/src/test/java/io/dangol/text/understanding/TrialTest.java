package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Classifier BASE = Lessons.classifier();

    /// Words that the base does not know, which say the opposite of what it would guess.
    private static List<Lesson> slang(int count, boolean consistent) {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean good = i % 2 == 0;
            String text = (good ? "쩔어버림 " : "노답이네 ") + (char) ('가' + 37 * i) + (char) ('나' + 91 * i);
            lessons.add(new Lesson(text, good == (consistent || i % 4 < 2) ? "positive" : "negative", 1));
        }
        return lessons;
    }

    @Test
    void whatGeneralisesIsSeenToBeBetterOnCorrectionsThatWereLeftOut() {
        Trial trial = Trial.of(BASE, List.of(), slang(60, true));

        assertThat(trial.lessons()).isEqualTo(60);
        assertThat(trial.candidate().texts()).isEqualTo(60);
        assertThat(trial.present().texts()).isEqualTo(60);
        assertThat(trial.candidate().accuracy()).isGreaterThan(0.95);
        assertThat(trial.mended() - trial.spoilt()).isEqualTo((int)
                Math.round(60 * (trial.candidate().accuracy() - trial.present().accuracy())));
        assertThat(trial.isBetter()).isTrue();
    }

    @Test
    void whatContradictsItselfIsNotBetter() {
        Trial trial = Trial.of(BASE, List.of(), slang(60, false));

        assertThat(trial.candidate().accuracy()).isLessThan(0.8);
    }

    @Test
    void whatIsInUseIsHeldToWhatItHasNotSeenEither() {
        List<Lesson> lessons = slang(60, true);

        Trial trial = Trial.of(BASE, lessons, lessons);

        assertThat(trial.present()).isEqualTo(trial.candidate());
        assertThat(trial.base().accuracy()).isLessThan(trial.present().accuracy());
        assertThat(trial.mended() + trial.spoilt()).isZero();
        assertThat(trial.isBetter()).isFalse();
    }

    @Test
    void theSameWordsAreNeverOnBothSidesSoLearningThemByHeartDoesNotCount() {
        List<Lesson> lessons = Collections.nCopies(50, new Lesson("듣도보도못한말", "negative", 1));

        Trial trial = Trial.of(BASE, List.of(), lessons);

        assertThat(trial.candidate()).isEqualTo(trial.present());
        assertThat(trial.isBetter()).isFalse();
    }
}
