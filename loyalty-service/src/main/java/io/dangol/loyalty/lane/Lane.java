package io.dangol.loyalty.lane;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// One queue of commands and the one batch of it that is under way. When a batch ends, the next takes what is waiting
/// by then: nobody waits for a batch to fill, and the more come, the larger the batches are.
final class Lane {
    private final ArrayBlockingQueue<Waiting> queue;
    private final int batchMost;
    private final Function<List<Waiting>, Uni<Void>> batch;
    private final AtomicBoolean busy = new AtomicBoolean();

    /// @param batch posts commands and answers every caller, whatever happens; never fails
    Lane(int queueMost, int batchMost, Function<List<Waiting>, Uni<Void>> batch) {
        this.queue = new ArrayBlockingQueue<>(queueMost);
        this.batchMost = batchMost;
        this.batch = batch;
    }

    /// @return false where the queue is full, and nothing happens
    boolean offer(Waiting waiting) {
        return queue.offer(waiting);
    }

    int waiting() {
        return queue.size();
    }

    /// Begins a batch unless one is under way.
    void drain() {
        while (!queue.isEmpty() && busy.compareAndSet(false, true)) {
            List<Waiting> taken = new ArrayList<>(Math.min(batchMost, queue.size() + 1));
            queue.drainTo(taken, batchMost);
            if (!taken.isEmpty()) {
                batch.apply(taken).subscribe().with(done -> next(), failure -> next());
                return;
            }
            busy.set(false);
        }
    }

    private void next() {
        busy.set(false);
        drain();
    }
}
