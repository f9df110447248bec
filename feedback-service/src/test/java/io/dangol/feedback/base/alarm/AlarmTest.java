package io.dangol.feedback.base.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An alarm that would sleep for an hour, and a table of moments that it looks at.
class AlarmTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConcurrentSkipListSet<Instant> committed = new ConcurrentSkipListSet<>();
    private final List<Instant> done = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final DueTimes times = new DueTimes();
    private final Clock clock = Clock.systemUTC();
    private final Alarm alarm =
            new Alarm("test-alarm", List.of(new Broken(), new Table()), times, clock, Duration.ofHours(1));

    /// Does what is due, one at a time.
    private final class Table implements DueWork {
        @Override
        public Uni<Optional<Instant>> earliest() {
            return Uni.createFrom().item(() -> committed.stream().findFirst());
        }

        @Override
        public Uni<Integer> run(Instant now) {
            looks.incrementAndGet();
            Instant first = committed.isEmpty() ? Instant.MAX : committed.first();
            if (first.isAfter(now)) {
                return Uni.createFrom().item(0);
            }
            committed.remove(first);
            done.add(first);
            return Uni.createFrom().item(1);
        }
    }

    /// Fails once.
    private final class Broken implements DueWork {
        @Override
        public Uni<Optional<Instant>> earliest() {
            return Uni.createFrom().item(Optional.empty());
        }

        @Override
        public Uni<Integer> run(Instant now) {
            return failures.getAndIncrement() == 0
                    ? Uni.createFrom().failure(new IllegalStateException("broken"))
                    : Uni.createFrom().item(0);
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        alarm.end();
    }

    @Test
    void whatIsCommittedAfterTheLookIsDoneWhenItIsDueAlsoBehindAnEarlierMoment() {
        Instant now = clock.instant();
        Instant later = now.plusMillis(1_500);
        times.written(now);
        times.written(later);
        alarm.begin();
        await().atMost(PATIENCE).until(() -> looks.get() > 1);

        committed.add(later);
        alarm.ring();

        await().atMost(PATIENCE).until(() -> done.equals(List.of(later)));
        assertThat(clock.instant()).isAfterOrEqualTo(later);
    }

    @Test
    void whatIsCommittedWhileItSleepsWakesIt() {
        alarm.begin();
        await().atMost(PATIENCE).until(() -> looks.get() > 1);
        Instant soon = clock.instant().plusMillis(100);

        times.written(soon);
        committed.add(soon);
        alarm.ring();

        await().atMost(PATIENCE).until(() -> done.equals(List.of(soon)));
    }

    @Test
    void itBeginsWithAllThatIsDueAndOneThatFailsHoldsUpNoOther() {
        Instant past = clock.instant().minusSeconds(60);
        committed.add(past);
        committed.add(past.plusSeconds(1));

        alarm.begin();

        await().atMost(PATIENCE).until(() -> done.equals(List.of(past, past.plusSeconds(1))));
        assertThat(alarm.lateMillis()).isGreaterThanOrEqualTo(0);
    }
}
