package io.dangol.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LowWaterTest {
    private final LowWater lowWater = new LowWater();

    @Test
    void itRisesToWhatWasReadOnceAllTransactionsOfThatTimeAreOver() {
        readToTheEnd(10);
        assertThat(lowWater.look(5, 8)).isZero();
        readToTheEnd(20);
        assertThat(lowWater.look(7, 9)).as("7 is running still").isZero();
        readToTheEnd(30);
        assertThat(lowWater.look(8, 12))
                .as("what they left is still to be read")
                .isZero();
        readToTheEnd(31);

        assertThat(lowWater.look(8, 12)).isEqualTo(10);
    }

    @Test
    void itDoesNotRiseWhileALookHasNotComeToItsEnd() {
        readToTheEnd(10);
        lowWater.look(8, 8);
        lowWater.look(8, 8);
        lowWater.read(5);
        assertThat(lowWater.look(8, 8)).isZero();
        lowWater.end();

        assertThat(lowWater.look(8, 8)).isEqualTo(10);
    }

    /// A reader that goes on where it was and looks again behind the mark, among writers who take positions in one
    /// order and commit in another.
    @Property
    void nothingIsEverLeftBelowIt(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int batchSize) {
        Random random = new Random(seed);
        List<Writer> writers = new ArrayList<>();
        TreeSet<Long> unread = new TreeSet<>();
        LowWater water = new LowWater();
        long position = 0;
        long number = 1;
        long after = 0;
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
                        unread.addAll(
                                writers.remove(random.nextInt(writers.size())).positions());
                    }
                }
                case 3 -> {
                    long mark = water.look(
                            writers.isEmpty() ? number : writers.getFirst().number(), number);
                    assertThat(unread.headSet(mark, true)).isEmpty();
                    assertThat(writers.stream().flatMap(writer -> writer.positions().stream()))
                            .allMatch(taken -> taken > mark);
                    after = mark;
                }
                default -> {
                    List<Long> batch = unread.tailSet(after, false).stream()
                            .limit(batchSize)
                            .toList();
                    if (batch.size() < batchSize) {
                        water.end();
                    }
                    if (!batch.isEmpty()) {
                        after = batch.getLast();
                        water.read(after);
                        unread.removeAll(batch);
                    }
                }
            }
        }
    }

    /// A transaction that is not over, and the positions that it took.
    private record Writer(long number, List<Long> positions) {}

    private void readToTheEnd(long position) {
        lowWater.read(position);
        lowWater.end();
    }
}
