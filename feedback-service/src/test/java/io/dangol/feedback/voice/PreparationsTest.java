package io.dangol.feedback.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreparationsTest {
    private static final Submission SUBMISSION = new Submission(
            "api",
            Kind.REVIEW,
            "web",
            null,
            null,
            "tea",
            null,
            Instant.parse("2026-11-21T00:30:00Z"),
            null,
            null,
            null,
            true);

    private final FollowUp words = new FollowUp(Optional.of("words"));
    private final FollowUp others = new FollowUp(Optional.of("others"));
    private final FollowUp nothing = new FollowUp(Optional.empty());

    @Test
    void aFollowUpGetsBackWhatItPreparedItselfWhateverTheOrder() {
        Preparations preparations = Preparations.of(SUBMISSION, List.of(others, nothing, words));

        assertThat(preparations.of(words)).contains("words");
        assertThat(preparations.of(others)).contains("others");
        assertThat(preparations.of(nothing)).isEmpty();
    }

    @Test
    void aFollowUpThatWasNotAskedHasPreparedNothing() {
        assertThat(Preparations.of(SUBMISSION, List.of(words)).of(others)).isEmpty();
    }

    private record FollowUp(Optional<String> preparation) implements FeedbackFollowUp<String> {
        @Override
        public Optional<String> prepare(Submission submission) {
            return preparation;
        }

        @Override
        public Effect follow(List<Prepared<String>> recorded) {
            return Effect.told(List.of());
        }
    }
}
