package io.dangol.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrewTest {
    @Test
    void everythingIsDoneOnce() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        AtomicInteger times = new AtomicInteger();

        new Crew(16).each(IntStream.range(0, 1_000).boxed(), thing -> {
            done.add(thing);
            times.incrementAndGet();
        });

        assertThat(done).hasSize(1_000);
        assertThat(times).hasValue(1_000);
    }

    @Test
    void asManyAsThereAreHandsAreDoneAtOnce() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(4);

        new Crew(4).each(IntStream.range(0, 40).boxed(), thing -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            meet(together);
            now.decrementAndGet();
        });

        assertThat(most).hasValue(4);
    }

    @Test
    void theFirstFailureEndsIt() {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> new Crew(2).each(IntStream.range(0, 1_000_000).boxed(), thing -> {
                    begun.incrementAndGet();
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(begun.get()).isLessThanOrEqualTo(2);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException("nobody else came", failure);
        }
    }
}
