package io.dangol.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SHORT_LIFE = Duration.ofSeconds(1);
    private static final Duration LONG_LIFE = Duration.ofMinutes(5);

    private final Backoff backoff = new Backoff();

    @Test
    void theDelayDoublesWithEveryShortLife() {
        assertThat(backoff.next(SHORT_LIFE)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.next(SHORT_LIFE)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.next(SHORT_LIFE)).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void theDelayIsBounded() {
        for (int failure = 0; failure < 100; failure++) {
            assertThat(backoff.next(SHORT_LIFE)).isBetween(Duration.ofMillis(200), Duration.ofSeconds(10));
        }
        assertThat(backoff.next(SHORT_LIFE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aLongLifeForgivesEarlierFailures() {
        for (int failure = 0; failure < 5; failure++) {
            backoff.next(SHORT_LIFE);
        }

        assertThat(backoff.next(LONG_LIFE)).isEqualTo(Duration.ofMillis(200));
    }
}
