package io.dangol.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HangDetectorTest {
    private static final Duration LOOK = Duration.ofSeconds(10);

    private long nowNanos;
    private final HangDetector detector = new HangDetector(() -> nowNanos, HangDetector.SILENCE, HangDetector.FAILURE);

    @Test
    void aProcessThatWasReadyHangsAfterAMinuteOfSilence() {
        assertThat(secondsUntilGivenUp(true, Liveness.SILENT)).isEqualTo(70);
    }

    @Test
    void theReasonSaysForHowLongItWasSilent() {
        assertThat(reason(true, Liveness.SILENT)).contains("it did not answer for 70 s");
    }

    @Test
    void aProcessThatSaysItIsNotLiveIsGivenUpEarlier() {
        assertThat(secondsUntilGivenUp(true, Liveness.FAILING)).isEqualTo(30);
        assertThat(reason(true, Liveness.FAILING))
                .hasValueSatisfying(text -> assertThat(text).startsWith("its liveness check failed"));
    }

    @Test
    void aFailureAfterAShortSilenceGetsItsOwnTime() {
        for (int look = 0; look < 3; look++) {
            assertThat(after(LOOK, true, Liveness.SILENT)).isEmpty();
        }
        assertThat(after(LOOK, true, Liveness.FAILING)).isEmpty();
    }

    @Test
    void oneAnswerEndsTheSilence() {
        for (int look = 0; look < 20; look++) {
            assertThat(after(LOOK, true, Liveness.SILENT)).isEmpty();
            assertThat(after(LOOK, true, Liveness.SILENT)).isEmpty();
            assertThat(after(LOOK, true, Liveness.LIVE)).isEmpty();
        }
    }

    @Test
    void aProcessThatIsStartingHasFourMinutesAndTheNextTimeTwiceAsLong() {
        assertThat(secondsUntilGivenUp(false, Liveness.SILENT)).isEqualTo(250);
        detector.started();
        assertThat(secondsUntilGivenUp(false, Liveness.FAILING)).isEqualTo(490);
    }

    @Test
    void timeInWhichNobodyLookedIsNotSilence() {
        assertThat(after(Duration.ofHours(8), true, Liveness.SILENT)).isEmpty();
        assertThat(after(LOOK, true, Liveness.SILENT)).isEmpty();
    }

    @Test
    void aNewLifeStartsAfresh() {
        for (int look = 0; look < 6; look++) {
            assertThat(after(LOOK, true, Liveness.SILENT)).isEmpty();
        }
        detector.started();
        assertThat(after(LOOK, true, Liveness.SILENT)).isEmpty();
    }

    @Test
    void whatHangsAgainSoonAfterItsRestartGetsMoreTimeUpToFourTimesAsMuch() {
        int[] seconds = new int[4];
        for (int life = 0; life < seconds.length; life++) {
            seconds[life] = secondsUntilGivenUp(true, Liveness.SILENT);
            detector.started();
        }
        assertThat(seconds).containsExactly(70, 130, 250, 250);
    }

    @Test
    void aLongGoodLifeGivesTheUsualTimeBack() {
        secondsUntilGivenUp(true, Liveness.SILENT);
        detector.started();
        nowNanos += Duration.ofMinutes(16).toNanos();
        detector.started();

        assertThat(secondsUntilGivenUp(true, Liveness.SILENT)).isEqualTo(70);
    }

    private Optional<String> after(Duration pause, boolean wasReady, Liveness liveness) {
        nowNanos += pause.toNanos();
        return detector.look(wasReady, liveness);
    }

    private int secondsUntilGivenUp(boolean wasReady, Liveness liveness) {
        int seconds = 0;
        do {
            seconds += (int) LOOK.toSeconds();
        } while (after(LOOK, wasReady, liveness).isEmpty() && seconds < 1_000);
        return seconds;
    }

    private Optional<String> reason(boolean wasReady, Liveness liveness) {
        detector.started();
        Optional<String> reason = Optional.empty();
        for (int look = 0; look < 100 && reason.isEmpty(); look++) {
            reason = after(LOOK, wasReady, liveness);
        }
        return reason;
    }
}
