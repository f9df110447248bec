package io.dangol.loyalty.lane;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/// One queue of commands: those of the accounts that are assigned to it.
final class Lane {
    private final ArrayBlockingQueue<Waiting> queue;

    Lane(int queueMost) {
        this.queue = new ArrayBlockingQueue<>(queueMost);
    }

    /// @return false where the queue is full, and nothing happens
    boolean offer(Waiting waiting) {
        return queue.offer(waiting);
    }

    int waiting() {
        return queue.size();
    }

    /// Moves the first of what is waiting to a batch.
    void moveTo(List<Waiting> batch, int most) {
        queue.drainTo(batch, most);
    }
}
