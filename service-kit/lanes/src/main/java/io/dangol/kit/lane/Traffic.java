package io.dangol.kit.lane;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Decides when a batch sets off, and what is in it.
///
/// While few are waiting, one batch is under way at a time and takes what waits in every lane: what a batch costs
/// whatever is in it is then paid once, and what is left of the processors is left to those who come next. While many
/// are waiting, each lane has a batch of its own under way. Nobody waits for a batch to fill; where there is a spacing,
/// a batch may wait for it.
final class Traffic<C, A> {
    private final List<Lane<C, A>> lanes;
    private final int batchMost;
    private final int togetherMost;
    private final Spacing spacing;
    private final Function<List<Waiting<C, A>>, Uni<Void>> batch;

    private final Set<Lane<C, A>> underWay = new HashSet<>();
    private long nextNanos;
    private boolean isTimed;

    /// @param batchMost the most commands of a batch, at least 1
    /// @param togetherMost up to how many waiting commands all lanes go together
    /// @param spacing between batches that take from all lanes
    /// @param batch posts commands and answers every caller, whatever happens; never fails
    Traffic(
            List<Lane<C, A>> lanes,
            int batchMost,
            int togetherMost,
            Spacing spacing,
            Function<List<Waiting<C, A>>, Uni<Void>> batch) {
        this.lanes = List.copyOf(lanes);
        this.batchMost = batchMost;
        this.togetherMost = Math.min(batchMost, togetherMost);
        this.spacing = spacing;
        this.batch = batch;
        this.nextNanos = spacing.nanoTime().getAsLong();
    }

    int waiting() {
        return lanes.stream().mapToInt(Lane::waiting).sum();
    }

    /// Begins the batches that may begin now.
    void go() {
        for (Departure<C, A> departure : departures()) {
            // Deferred, since the lanes of a batch that threw instead of failing would wait for it for ever.
            Uni.createFrom()
                    .deferred(() -> batch.apply(departure.commands()))
                    .subscribe()
                    .with(done -> arrived(departure), failure -> arrived(departure));
        }
    }

    /// A batch, and the lanes that wait until it is back.
    private record Departure<C, A>(List<Lane<C, A>> lanes, List<Waiting<C, A>> commands) {}

    private synchronized List<Departure<C, A>> departures() {
        int waiting = waiting();
        if (waiting == 0 || underWay.size() == lanes.size()) {
            return List.of();
        }
        if (waiting <= togetherMost) {
            return underWay.isEmpty() && isTime() ? List.of(depart(lanes)) : List.of();
        }
        return lanes.stream()
                .filter(lane -> lane.waiting() > 0 && !underWay.contains(lane))
                .map(lane -> depart(List.of(lane)))
                .toList();
    }

    /// Whether the last departure is long enough ago; else it is tried again when it is.
    private boolean isTime() {
        long left = nextNanos - spacing.nanoTime().getAsLong();
        if (left > 0 && !isTimed) {
            isTimed = true;
            spacing.timer().after(Duration.ofNanos(left), this::timeIsUp);
        }
        return left <= 0;
    }

    private void timeIsUp() {
        synchronized (this) {
            isTimed = false;
        }
        go();
    }

    private Departure<C, A> depart(List<Lane<C, A>> together) {
        List<Waiting<C, A>> commands = new ArrayList<>();
        for (Lane<C, A> lane : together) {
            lane.moveTo(commands, batchMost - commands.size());
        }
        underWay.addAll(together);
        nextNanos = spacing.nanoTime().getAsLong() + spacing.atLeast().toNanos();
        return new Departure<>(together, commands);
    }

    private void arrived(Departure<C, A> departure) {
        synchronized (this) {
            departure.lanes().forEach(underWay::remove);
        }
        go();
    }
}
