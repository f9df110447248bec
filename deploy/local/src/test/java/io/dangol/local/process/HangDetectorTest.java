package io.dangol.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class HangDetectorTest {
    private final MovableClock clock = new MovableClock();
    private final HangDetector detector = new HangDetector(clock);

    @Test
    void aProcessThatWasReadyHangsAfterAMinuteOfSilence() {
        detector.started();
        assertThat(detector.isHung(true, true)).isFalse();
        clock.move(Duration.ofSeconds(60));
        assertThat(detector.isHung(true, false)).isFalse();
        clock.move(Duration.ofMillis(1));
        assertThat(detector.isHung(true, false)).isTrue();
    }

    @Test
    void oneAnswerEndsTheSilence() {
        detector.started();
        clock.move(Duration.ofSeconds(59));
        assertThat(detector.isHung(true, true)).isFalse();
        clock.move(Duration.ofSeconds(59));
        assertThat(detector.isHung(true, false)).isFalse();
    }

    @Test
    void aProcessThatIsStartingHasTwoMinutes() {
        detector.started();
        clock.move(Duration.ofSeconds(119));
        assertThat(detector.isHung(false, false)).isFalse();
        clock.move(Duration.ofSeconds(2));
        assertThat(detector.isHung(false, false)).isTrue();
    }

    @Test
    void aNewLifeStartsAfresh() {
        clock.move(Duration.ofHours(1));
        detector.started();
        assertThat(detector.isHung(false, false)).isFalse();
    }

    private static final class MovableClock implements InstantSource {
        private Instant now = Instant.parse("2026-11-21T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void move(Duration duration) {
            now = now.plus(duration);
        }
    }
}
