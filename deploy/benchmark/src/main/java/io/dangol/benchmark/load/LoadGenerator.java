package io.dangol.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Sends requests over many connections from one thread, one at a time on each connection.
public final class LoadGenerator implements AutoCloseable {
    private static final int READ_BYTES = 64 * 1024;
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long MILLI_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONGEST_WAIT_MILLIS = 100;

    private final Load load;
    private final Outgoing requests;
    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final Consumer<SelectionKey> handler = this::handle;
    private final long startNanos;
    private final long endNanos;
    private final Tally tally;
    private long sent;
    private int underWay;

    private LoadGenerator(InetSocketAddress target, Load load, Outgoing requests) throws IOException {
        this.load = load;
        this.requests = requests;
        this.selector = Selector.open();
        for (int number = 0; number < load.connections(); number++) {
            Connection connection = new Connection(target, selector, requests);
            connections.add(connection);
            idle.add(connection);
        }
        this.startNanos = System.nanoTime();
        long fromNanos = startNanos + load.warmUp().toNanos();
        this.endNanos = fromNanos + load.measured().toNanos();
        this.tally = new Tally(requests.acknowledgedBy(), fromNanos, endNanos);
    }

    /// Runs a load to its end and waits for the answers that are still out then.
    ///
    /// @param everySecond told once a second how many were acknowledged in it
    /// @throws IOException if the service cannot be reached or does not speak HTTP/1.1
    public static LoadResult run(InetSocketAddress target, Load load, Outgoing requests, Consumer<Long> everySecond)
            throws IOException {
        try (LoadGenerator generator = new LoadGenerator(target, load, requests)) {
            return generator.run(everySecond);
        }
    }

    private LoadResult run(Consumer<Long> everySecond) throws IOException {
        long secondNanos = startNanos + TimeUnit.SECONDS.toNanos(1);
        long told = 0;
        long now = System.nanoTime();
        while (now - endNanos < DRAIN_NANOS && (send(now) || underWay > 0)) {
            awaitAnswers(now);
            now = System.nanoTime();
            if (now - secondNanos >= 0) {
                everySecond.accept(tally.acknowledged() - told);
                told = tally.acknowledged();
                secondNanos += TimeUnit.SECONDS.toNanos(1);
            }
        }
        tally.unanswered(underWay);
        return tally.result();
    }

    /// Sends everything that is due and finds a connection.
    ///
    /// @return whether there is more to send, now or later
    private boolean send(long now) throws IOException {
        long due = due(now);
        while (due - now <= 0 && due - endNanos < 0) {
            if (now - due > load.patience().toNanos()) {
                tally.givenUp();
            } else if (idle.isEmpty()) {
                return true;
            } else {
                Connection connection = idle.removeFirst();
                connection.send(requests, due);
                underWay++;
            }
            sent++;
            due = due(now);
        }
        return due - endNanos < 0;
    }

    private void awaitAnswers(long now) throws IOException {
        long waitNanos = due(now) - now;
        if (idle.isEmpty() || waitNanos <= 0) {
            selector.select(handler, LONGEST_WAIT_MILLIS);
        } else if (waitNanos >= MILLI_NANOS) {
            selector.select(handler, Math.min(waitNanos / MILLI_NANOS, LONGEST_WAIT_MILLIS));
        } else if (selector.selectNow(handler) == 0) {
            // A selector waits for whole milliseconds; spinning would take a processor from what is measured.
            LockSupport.parkNanos(Math.min(waitNanos, NAP_NANOS));
        }
    }

    private long due(long now) {
        return load.pace().dueNanos(sent, startNanos, now);
    }

    private void handle(SelectionKey key) {
        if (!(key.attachment() instanceof Connection connection)) {
            throw new IllegalStateException("every key belongs to a connection");
        }
        try {
            if (connection.hasToFlush()) {
                connection.flush();
            }
            switch (connection.receive(buffer)) {
                case PART -> {}
                case ANSWER -> answered(connection);
                case END -> lost(connection);
            }
        } catch (IOException broken) {
            lost(connection);
        }
    }

    private void answered(Connection connection) {
        if (connection.status() == requests.acknowledgedBy()) {
            requests.acknowledged(connection.body());
        }
        tally.answer(connection.status(), connection.hasRetryAfter(), connection.dueNanos(), System.nanoTime());
        underWay--;
        idle.addLast(connection);
    }

    /// A service may end a connection between two answers; what was under way has no answer then.
    private void lost(Connection connection) {
        if (connection.isWaiting()) {
            tally.unanswered(1);
            underWay--;
            idle.addLast(connection);
        }
        try {
            connection.reopen();
        } catch (IOException unreachable) {
            throw new java.io.UncheckedIOException("the service takes no more connections", unreachable);
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
