package io.dangol.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Traffic with ten milliseconds between departures, on a clock that stands still.
class SpacingTest {
    private static final int TOGETHER_MOST = 4;

    private final List<Runnable> timers = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private final List<Integer> departed = new ArrayList<>();
    private final List<Lane<Integer, String>> lanes = List.of(new Lane<>(100), new Lane<>(100));
    private long nanos = Long.MAX_VALUE - 5;
    private final Traffic<Integer, String> traffic = new Traffic<>(
            lanes,
            10,
            TOGETHER_MOST,
            new Spacing(Duration.ofMillis(10), () -> nanos, (delay, task) -> {
                delays.add(delay);
                timers.add(task);
            }),
            commands -> {
                departed.add(commands.size());
                return Uni.createFrom().voidItem();
            });

    @Test
    void theFirstGoesAtOnceAndTheNextWhenItIsTime() {
        come(1);
        come(1);
        pass(Duration.ofMillis(4));
        come(1);
        assertThat(departed).containsExactly(1);
        assertThat(delays).as("one timer for all").containsExactly(Duration.ofMillis(10));

        pass(Duration.ofMillis(6));
        timers.removeFirst().run();

        assertThat(departed).containsExactly(1, 2);
    }

    @Test
    void whoComesLongAfterTheLastDepartureGoesAtOnce() {
        come(1);
        pass(Duration.ofMillis(10));

        come(1);

        assertThat(departed).containsExactly(1, 1);
        assertThat(timers).isEmpty();
    }

    @Test
    void aTimerThatIsEarlySetsAnother() {
        come(1);
        come(1);
        pass(Duration.ofMillis(9));

        timers.removeFirst().run();

        assertThat(departed).containsExactly(1);
        assertThat(delays).containsExactly(Duration.ofMillis(10), Duration.ofMillis(1));
    }

    @Test
    void whileManyWaitThereIsNoSpacing() {
        come(1);
        come(TOGETHER_MOST);
        assertThat(departed).containsExactly(1);

        come(1);

        assertThat(departed).containsExactly(1, TOGETHER_MOST + 1);
    }

    private void come(int count) {
        for (int number = 0; number < count; number++) {
            assertThat(lanes.getFirst().offer(Waiting.of(number))).isTrue();
        }
        traffic.go();
    }

    private void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
