package io.dangol.benchmark.load;

/// When requests are sent.
public sealed interface Pace {
    /// When a request should be sent, on the clock of [System#nanoTime()].
    ///
    /// @param index the request's number, from 0
    /// @param startNanos when the load began
    /// @param nowNanos the time now
    long dueNanos(long index, long startNanos, long nowNanos);

    /// As soon as a connection is free: shows what the service can do at most.
    record Closed() implements Pace {
        @Override
        public long dueNanos(long index, long startNanos, long nowNanos) {
            return nowNanos;
        }
    }

    /// At an even rate, whatever the answers take. A request that finds no free connection is late, and its latency
    /// counts from when it should have been sent: a service that stops for a moment cannot hide it.
    ///
    /// @param perSecond above 0
    record Open(double perSecond) implements Pace {
        private static final double NANOS_OF_SECOND = 1e9;

        @Override
        public long dueNanos(long index, long startNanos, long nowNanos) {
            return startNanos + (long) (index * (NANOS_OF_SECOND / perSecond));
        }
    }
}
