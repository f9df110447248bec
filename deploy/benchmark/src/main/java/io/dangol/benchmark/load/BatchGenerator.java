package io.dangol.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Streams batches of postings over one or a few connections, from one thread.
public final class BatchGenerator implements AutoCloseable {
    private static final int READ_BYTES = 256 * 1024;
    private static final long LONGEST_WAIT_MILLIS = 100;
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final double NANOS_OF_SECOND = 1e9;

    private final BatchLoad load;
    private final Selector selector;
    private final List<BatchConnection> connections = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final Consumer<SelectionKey> handler = this::handle;
    private boolean ending;

    private BatchGenerator(InetSocketAddress target, BatchLoad load, Postings postings) throws IOException {
        this.load = load;
        this.selector = Selector.open();
        for (int number = 0; number < load.connections(); number++) {
            connections.add(
                    new BatchConnection(target, selector, load.head(), load.linesOfRequest(), postings, load.mark()));
        }
    }

    /// Runs a load to its end and waits for the results of all that was sent.
    ///
    /// @param everySecond told once a second how many postings were made in it
    /// @throws IOException if the service cannot be reached, refuses a whole batch or leaves results out
    public static BatchResult run(
            InetSocketAddress target, BatchLoad load, Postings postings, Consumer<Long> everySecond)
            throws IOException {
        try (BatchGenerator generator = new BatchGenerator(target, load, postings)) {
            return generator.run(everySecond);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private BatchResult run(Consumer<Long> everySecond) throws IOException {
        long startNanos = System.nanoTime();
        long fromNanos = startNanos + load.warmUp().toNanos();
        long endNanos = fromNanos + load.measured().toNanos();
        Marker from = new Marker(fromNanos);
        Marker to = new Marker(endNanos);
        long secondNanos = startNanos;
        long told = 0;
        for (BatchConnection connection : connections) {
            connection.begin();
        }
        while (!connections.stream().allMatch(BatchConnection::isIdle)) {
            selector.select(handler, LONGEST_WAIT_MILLIS);
            long now = System.nanoTime();
            from.pass(now, created());
            to.pass(now, created());
            ending = now - endNanos >= 0;
            if (now - secondNanos >= TimeUnit.SECONDS.toNanos(1)) {
                everySecond.accept(created() - told);
                told = created();
                secondNanos += TimeUnit.SECONDS.toNanos(1);
            }
            if (now - endNanos > DRAIN_NANOS) {
                throw new IOException("the results of a batch did not come in time");
            }
        }
        double seconds = (to.passedNanos - from.passedNanos) / NANOS_OF_SECOND;
        return new BatchResult(
                created(),
                connections.stream().mapToLong(each -> each.results().others()).sum(),
                connections.stream()
                        .map(each -> each.results().firstOther())
                        .filter(other -> !other.isEmpty())
                        .findFirst()
                        .orElse(""),
                seconds > 0 ? (to.created - from.created) / seconds : 0);
    }

    private long created() {
        return connections.stream().mapToLong(each -> each.results().created()).sum();
    }

    private void handle(SelectionKey key) {
        if (!(key.attachment() instanceof BatchConnection connection)) {
            throw new IllegalStateException("every key belongs to a connection");
        }
        try {
            if (key.isWritable() && connection.hasToWrite()) {
                connection.write(ending);
            }
            if (key.isReadable()) {
                connection.read(buffer);
            }
            if (connection.isIdle() && !ending) {
                connection.begin();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        for (BatchConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }

    /// What had been made when a moment had passed.
    private static final class Marker {
        private final long momentNanos;
        private long passedNanos;
        private long created;
        private boolean passed;

        private Marker(long momentNanos) {
            this.momentNanos = momentNanos;
        }

        private void pass(long nowNanos, long createdNow) {
            if (!passed && nowNanos - momentNanos >= 0) {
                passed = true;
                passedNanos = nowNanos;
                created = createdNow;
            }
        }
    }
}
