package io.dangol.kit.lane;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/// One queue of commands: those whose key is assigned to it.
final class Lane<C, A> {
    private final ArrayBlockingQueue<Waiting<C, A>> queue;

    Lane(int queueMost) {
        this.queue = new ArrayBlockingQueue<>(queueMost);
    }

    /// @return false where the queue is full, and nothing happens
    boolean offer(Waiting<C, A> waiting) {
        return queue.offer(waiting);
    }

    int waiting() {
        return queue.size();
    }

    /// Moves the first of what is waiting to a batch.
    void moveTo(List<Waiting<C, A>> batch, int most) {
        queue.drainTo(batch, most);
    }
}
