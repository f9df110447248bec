package io.dangol.feedback.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingTest {
    @ParameterizedTest
    @CsvSource({"NPS,0", "NPS,10", "CSAT,1", "CSAT,5", "CES,1", "CES,7"})
    void aScoreAtTheEndOfItsScaleIsTaken(Metric metric, int score) {
        assertThat(Rating.of(metric, score, "2026-01")).isEqualTo(new Rating(metric, score, "2026-01"));
    }

    @ParameterizedTest
    @CsvSource({"NPS,-1", "NPS,11", "CSAT,0", "CSAT,6", "CES,0", "CES,8"})
    void aScoreOffItsScaleIsRefused(Metric metric, int score) {
        assertThatThrownBy(() -> Rating.of(metric, score, null)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(RatingProblem.SCORE_OUT_OF_SCALE);
            assertThat(refusal.violations())
                    .extracting(Refusal.Violation::field)
                    .containsExactly("score");
        });
    }

    @Test
    void aWordingThatNobodyNamedIsNotTakenForAKnownOne() {
        assertThat(Rating.of(Metric.NPS, 9, null).wordingVersion()).isEqualTo("unspecified");
    }
}
