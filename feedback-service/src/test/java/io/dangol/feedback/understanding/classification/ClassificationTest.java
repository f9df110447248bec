package io.dangol.feedback.understanding.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.text.understanding.Judgement;
import io.dangol.text.understanding.Language;
import io.dangol.text.understanding.Task;
import io.dangol.text.understanding.Understanding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClassificationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private static Judgement judgement(Task task, boolean abstained) {
        return new Judgement(task, "m@1", "label", 0.61234567, abstained, List.of());
    }

    private static Classification of(Judgement... judgements) {
        return Classification.of(UUID.randomUUID(), new Understanding(Language.ENGLISH, List.of(judgements)), NOW);
    }

    @Test
    void whatIsUncertainNeedsReviewAndWhatFitsNoIntentDoesNot() {
        assertThat(of(judgement(Task.POLARITY, false)).needsReview()).isFalse();
        assertThat(of(judgement(Task.POLARITY, true)).needsReview()).isTrue();
        assertThat(of(judgement(Task.POLARITY, false), judgement(Task.INTENT, true))
                        .needsReview())
                .isFalse();
        assertThat(of().needsReview()).isTrue();
    }

    @Test
    void aCorrectionIsCertainAndEndsTheReview() {
        Classification corrected = of(judgement(Task.POLARITY, true), judgement(Task.URGENCY, false))
                .corrected(Task.POLARITY, "positive");

        assertThat(corrected.version()).isEqualTo(2);
        assertThat(corrected.needsReview()).isFalse();
        assertThat(corrected.judgements())
                .contains(new StoredJudgement("polarity", "positive", 1, false, "person", List.of()))
                .hasSize(2);
    }

    @Test
    void confidenceIsStoredWithFourDigits() {
        assertThat(of(judgement(Task.POLARITY, false)).judgements().getFirst().confidence())
                .isEqualTo(0.6123);
    }
}
