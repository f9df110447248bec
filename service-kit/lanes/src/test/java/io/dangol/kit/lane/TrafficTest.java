package io.dangol.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final int BATCH_MOST = 10;
    private static final int TOGETHER_MOST = 4;

    private final List<Lane<Integer, String>> lanes = List.of(new Lane<>(100), new Lane<>(100));
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    private final Traffic<Integer, String> traffic =
            new Traffic<>(lanes, BATCH_MOST, TOGETHER_MOST, Spacing.NONE, this::setOff);
    private int posted;
    private int commanded;

    private record UnderWay(List<Waiting<Integer, String>> commands, CompletableFuture<Void> end) {}

    @Test
    void whatComesToARestingLaneSetsOffAtOnce() {
        come(0, 1);

        assertThat(sizes()).containsExactly(1);
    }

    @Test
    void whileFewWaitOneBatchTakesFromAllLanes() {
        come(0, 1);
        come(0, 2);
        come(1, 2);
        assertThat(sizes()).as("under way at once").containsExactly(1);

        end();

        assertThat(sizes()).containsExactly(4);
    }

    @Test
    void whileManyWaitEachLaneHasABatchOfItsOwn() {
        come(0, 1);
        come(0, 3);
        come(1, 12);
        end();

        assertThat(sizes()).containsExactly(3, BATCH_MOST);
        assertThat(traffic.waiting()).isEqualTo(2);
    }

    @Test
    void aLaneThatIsBackWaitsForTheOtherOnceFewAreWaiting() {
        come(0, 1);
        come(0, 3);
        come(1, 3);
        end();
        come(0, 1);
        end();
        assertThat(sizes()).as("the second lane's").containsExactly(3);

        end();

        assertThat(sizes()).containsExactly(1);
    }

    @Test
    void whatEndsAtOnceIsFollowedByTheNext() {
        Traffic<Integer, String> immediate = new Traffic<>(lanes, BATCH_MOST, TOGETHER_MOST, Spacing.NONE, commands -> {
            posted += commands.size();
            return Uni.createFrom().voidItem();
        });
        IntStream.range(0, 75).forEach(number -> lanes.get(number % 2).offer(waiting()));

        immediate.go();

        assertThat(posted).isEqualTo(75);
    }

    @Test
    void aBatchThatThrowsLeavesItsLaneToTheNext() {
        Traffic<Integer, String> throwing = new Traffic<>(lanes, BATCH_MOST, TOGETHER_MOST, Spacing.NONE, commands -> {
            posted += commands.size();
            throw new IllegalStateException("thrown before there is a Uni");
        });
        for (int round = 0; round < 2; round++) {
            lanes.getFirst().offer(waiting());
            throwing.go();
        }

        assertThat(posted).isEqualTo(2);
    }

    @Property
    void everybodyGoesOnceAndALaneNeverTwiceAtATime(@ForAll long seed, @ForAll @IntRange(max = 200) int steps) {
        Random random = new Random(seed);
        List<Waiting<Integer, String>> came = new ArrayList<>();
        List<Waiting<Integer, String>> gone = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            if (random.nextInt(3) > 0) {
                came.addAll(come(random.nextInt(2), random.nextInt(6)));
            } else if (!underWay.isEmpty()) {
                gone.addAll(end());
            }
            assertThat(underWay).hasSizeLessThanOrEqualTo(lanes.size());
            assertThat(underWay)
                    .allSatisfy(batch -> assertThat(batch.commands()).hasSizeBetween(1, BATCH_MOST));
            assertThat(underWay.isEmpty()).isEqualTo(came.size() == gone.size());
        }
        while (!underWay.isEmpty()) {
            gone.addAll(end());
        }
        assertThat(gone).hasSize(came.size());
        assertThat(Set.copyOf(gone)).isEqualTo(Set.copyOf(came));
        assertThat(traffic.waiting()).isZero();
    }

    private Uni<Void> setOff(List<Waiting<Integer, String>> commands) {
        UnderWay batch = new UnderWay(List.copyOf(commands), new CompletableFuture<>());
        underWay.add(batch);
        return Uni.createFrom().completionStage(batch.end());
    }

    private List<Waiting<Integer, String>> come(int lane, int count) {
        List<Waiting<Integer, String>> commands =
                Stream.generate(this::waiting).limit(count).toList();
        commands.forEach(command -> {
            assertThat(lanes.get(lane).offer(command)).isTrue();
        });
        traffic.go();
        return commands;
    }

    private List<Waiting<Integer, String>> end() {
        UnderWay first = underWay.remove();
        first.end().complete(null);
        return first.commands();
    }

    private List<Integer> sizes() {
        return underWay.stream().map(batch -> batch.commands().size()).toList();
    }

    /// What is commanded is of no matter here; each is another.
    private Waiting<Integer, String> waiting() {
        return Waiting.of(++commanded);
    }
}
