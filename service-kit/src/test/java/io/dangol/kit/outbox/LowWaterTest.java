package io.dangol.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LowWaterTest {
    private final LowWater lowWater = new LowWater();

    @Test
    void itRisesWithWhatIsReadWithoutAGap() {
        read(1, 2, 3);

        assertThat(lowWater.mark()).isEqualTo(3);
        assertThat(lowWater.hasGaps()).isFalse();
    }

    @Test
    void itStaysInFrontOfAMissingPositionUntilThatIsRead() {
        read(1, 2, 5, 7);
        assertThat(lowWater.mark()).isEqualTo(2);
        read(4);
        assertThat(lowWater.mark()).isEqualTo(2);
        read(3, 6);

        assertThat(lowWater.mark()).isEqualTo(7);
        assertThat(lowWater.hasGaps()).isFalse();
    }

    @Test
    void itPassesAMissingPositionOnceAllTransactionsOfThatTimeAreOver() {
        read(10);
        lowWater.look(5, 8);
        read(20);
        lowWater.look(7, 9);
        readToTheEnd();
        assertThat(lowWater.mark()).as("7 is running still").isZero();
        lowWater.look(8, 12);
        assertThat(lowWater.mark()).as("what they left is still to be read").isZero();
        readToTheEnd();

        assertThat(lowWater.mark()).isEqualTo(10);
        assertThat(lowWater.hasGaps()).as("between 10 and 20").isTrue();
    }

    @Test
    void itDoesNotPassAMissingPositionBeforeAReadingHasComeBehindIt() {
        read(10);
        lowWater.look(8, 8);
        lowWater.look(8, 8);
        read(5);
        lowWater.cameTo(5);
        assertThat(lowWater.mark()).isZero();
        read(9, 12);
        lowWater.cameTo(12);

        assertThat(lowWater.mark()).isEqualTo(10);
    }

    /// A reader among writers who take positions in one order and commit, or not, in another.
    @Property
    void nothingIsEverLeftBelowIt(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int batchSize) {
        Random random = new Random(seed);
        List<Writer> writers = new ArrayList<>();
        NavigableSet<Long> unread = new TreeSet<>();
        LowWater water = new LowWater();
        long position = 0;
        long number = 1;
        for (int step = 0; step < 400; step++) {
            switch (random.nextInt(5)) {
                case 0 -> writers.add(new Writer(number++, new ArrayList<>()));
                case 1 -> {
                    if (!writers.isEmpty()) {
                        writers.get(random.nextInt(writers.size())).positions().add(++position);
                    }
                }
                case 2 -> {
                    if (!writers.isEmpty()) {
                        Writer over = writers.remove(random.nextInt(writers.size()));
                        unread.addAll(random.nextInt(4) == 0 ? List.of() : over.positions());
                    }
                }
                default -> {
                    readBatch(water, writers, number, unread, batchSize);
                    long mark = water.mark();
                    assertThat(unread.headSet(mark, true)).isEmpty();
                    assertThat(writers.stream().flatMap(writer -> writer.positions().stream()))
                            .allMatch(taken -> taken > mark);
                }
            }
        }
        writers.forEach(writer -> unread.addAll(writer.positions()));
        while (!unread.isEmpty()) {
            readBatch(water, List.of(), number, unread, batchSize);
        }
        for (int reading = 0; reading < 4; reading++) {
            readBatch(water, List.of(), number, unread, batchSize);
        }
        assertThat(water.hasGaps()).as("when all are over").isFalse();
    }

    private static void readBatch(
            LowWater water, List<Writer> writers, long number, NavigableSet<Long> unread, int batchSize) {
        if (water.hasGaps()) {
            water.look(writers.isEmpty() ? number : writers.getFirst().number(), number);
        }
        List<Long> batch =
                unread.tailSet(water.mark(), false).stream().limit(batchSize).toList();
        batch.forEach(water::read);
        water.cameTo(batch.size() < batchSize ? Long.MAX_VALUE : batch.getLast());
        unread.removeAll(batch);
    }

    /// A transaction that is not over, and the positions that it took.
    private record Writer(long number, List<Long> positions) {}

    private void read(long... positions) {
        for (long position : positions) {
            lowWater.read(position);
        }
    }

    private void readToTheEnd() {
        lowWater.cameTo(Long.MAX_VALUE);
    }
}
