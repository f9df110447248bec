package io.dangol.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    @Test
    void onlyWhatFallsIntoTheMeasurementCountsForTheRateButEveryAnswerIsCounted() {
        Tally tally = new Tally(201, SECOND, 3 * SECOND);
        tally.answer(201, false, 0, SECOND - 1);
        tally.answer(201, false, SECOND, SECOND + MILLI);
        tally.answer(201, false, 2 * SECOND, 2 * SECOND + 3 * MILLI);
        tally.answer(201, false, 3 * SECOND - MILLI, 3 * SECOND + 9 * MILLI);
        tally.answer(503, true, 2 * SECOND, 2 * SECOND + MILLI);
        tally.answer(503, false, 2 * SECOND, 2 * SECOND + MILLI);
        tally.unanswered(2);

        LoadResult result = tally.result();

        assertThat(result.answers()).isEqualTo(Map.of(201, 4L, 503, 2L));
        assertThat(result.acknowledged()).isEqualTo(4);
        assertThat(result.perSecond()).isEqualTo(1.0);
        assertThat(result.withoutRetryAfter()).isEqualTo(1);
        assertThat(result.unanswered()).isEqualTo(2);
        assertThat(result.isClean()).isFalse();
        assertThat(result.describeAnswers()).isEqualTo("201: 4, 503: 2");
        assertThat(result.latency().count()).isEqualTo(3);
        assertThat(result.latency().p50Millis()).isCloseTo(3, within(0.01));
        assertThat(result.latency().maxMillis()).isCloseTo(10, within(0.02));
    }

    @Test
    void anEvenPaceDoesNotWaitForAnswers() {
        Pace pace = new Pace.Open(4);

        assertThat(pace.dueNanos(0, 7, 99)).isEqualTo(7);
        assertThat(pace.dueNanos(10, 7, 99)).isEqualTo(7 + 10 * SECOND / 4);
        assertThat(new Pace.Closed().dueNanos(10, 7, 99)).isEqualTo(99);
    }
}
