package io.dangol.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Callers that write all the time, each one write after the other. A write that is not answered is sent again,
/// unchanged, until it is.
///
/// @param <W> a write; equal only to itself
final class Senders<W> implements AutoCloseable {
    private static final Duration AGAIN_AFTER = Duration.ofMillis(100);

    private final Source<W> source;
    private final Function<W, Optional<String>> send;
    private final Duration pause;
    private final Duration patience;
    private final ExecutorService threads = Callers.threads();
    private final List<Future<Void>> senders = new ArrayList<>();
    private final Map<W, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong sentAgain = new AtomicLong();
    private volatile boolean over;

    /// Makes the writes.
    interface Source<W> {
        /// @param sender from 0
        /// @param number of the sender's write, from 0
        W next(int sender, int number);
    }

    private Senders(Source<W> source, Function<W, Optional<String>> send, Duration pause, Duration patience) {
        this.source = source;
        this.send = send;
        this.pause = pause;
        this.patience = patience;
    }

    /// @param count how many senders there are
    /// @param pause of a sender between two writes
    /// @param patience how long one write is sent again until it is answered
    /// @param send gives the id of what was written; empty where the outcome is unknown
    static <W> Senders<W> start(
            int count, Duration pause, Duration patience, Source<W> source, Function<W, Optional<String>> send) {
        Senders<W> started = new Senders<>(source, send, pause, patience);
        for (int number = 0; number < count; number++) {
            int sender = number;
            started.senders.add(started.threads.submit(() -> started.write(sender)));
        }
        return started;
    }

    private Void write(int sender) {
        for (int number = 0; !over; number++) {
            W write = source.next(sender, number);
            acknowledged.put(write, send.apply(write).orElseGet(() -> sendAgain(write)));
            LockSupport.parkNanos(pause.toNanos());
        }
        return null;
    }

    private String sendAgain(W write) {
        return await().atMost(patience)
                .pollInSameThread()
                .pollDelay(AGAIN_AFTER)
                .pollInterval(AGAIN_AFTER)
                .until(
                        () -> {
                            sentAgain.incrementAndGet();
                            return send.apply(write);
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    /// How many writes were acknowledged so far.
    long acknowledged() {
        return acknowledged.size();
    }

    /// How often a write was sent again because it had not been answered.
    long sentAgain() {
        return sentAgain.get();
    }

    /// Waits until so many more are acknowledged.
    ///
    /// @throws AssertionError as soon as a sender has given up
    void awaitMore(int number) {
        long wanted = acknowledged() + number;
        await().atMost(patience).pollInterval(Duration.ofMillis(20)).until(() -> {
            requireAllAtWork();
            return acknowledged() >= wanted;
        });
    }

    /// @throws AssertionError if a sender has given up
    void requireAllAtWork() {
        for (Future<Void> sender : senders) {
            if (sender.state() == Future.State.FAILED) {
                throw new AssertionError("a sender gave up", sender.exceptionNow());
            }
        }
    }

    /// Lets every sender come to the end of what it is doing.
    ///
    /// @return every write, all acknowledged, with the id of what was written
    Map<W, String> finish() throws InterruptedException, TimeoutException {
        over = true;
        for (Future<Void> sender : senders) {
            try {
                sender.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failure) {
                throw new AssertionError("a sender gave up", failure.getCause());
            }
        }
        return Map.copyOf(acknowledged);
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
        threads.close();
    }
}
