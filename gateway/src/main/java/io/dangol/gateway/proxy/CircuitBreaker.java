package io.dangol.gateway.proxy;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Lets requests to one service fail fast while the service keeps timing out.
///
/// It opens after a number of time-outs with no answer between them. While it is open, nobody waits for the service;
/// after a pause one request tries, and its answer closes the circuit for everybody. A request that ended otherwise
/// (the caller went away, its body was too large) says nothing of the service.
final class CircuitBreaker {
    private final int timeoutsMost;
    private final long openForNanos;
    private final LongSupplier nanoTime;

    private int timeoutsInARow;
    private boolean open;
    private long openedNanos;
    private @Nullable Pass trial;

    /// @param timeoutsMost time-outs in a row that open the circuit
    /// @param openFor how long it stays open before one request may try
    /// @param nanoTime a clock as `System.nanoTime`
    CircuitBreaker(int timeoutsMost, Duration openFor, LongSupplier nanoTime) {
        this.timeoutsMost = timeoutsMost;
        this.openForNanos = openFor.toNanos();
        this.nanoTime = nanoTime;
    }

    /// One request's leave to go to the service. Exactly one of its methods is called, when the request is over.
    final class Pass {
        private boolean used;

        private Pass() {}

        /// The service has answered, whatever it said.
        void answered() {
            end(this, Ending.ANSWERED);
        }

        /// The service was silent until the deadline.
        void timedOut() {
            end(this, Ending.TIMED_OUT);
        }

        /// The request ended in a way that says nothing of the service. Does nothing after another ending.
        void abandoned() {
            end(this, Ending.ABANDONED);
        }
    }

    private enum Ending {
        ANSWERED,
        TIMED_OUT,
        ABANDONED
    }

    /// Lets a request through; empty while the circuit is open.
    synchronized Optional<Pass> enter() {
        if (!open) {
            return Optional.of(new Pass());
        }
        if (trial != null || nanoTime.getAsLong() - openedNanos < openForNanos) {
            return Optional.empty();
        }
        Pass next = new Pass();
        trial = next;
        return Optional.of(next);
    }

    /// How long until a request may try; zero if the circuit is closed or a trial is due or running.
    synchronized Duration retryAfter() {
        long left = open ? openForNanos - (nanoTime.getAsLong() - openedNanos) : 0;
        return Duration.ofNanos(Math.max(0, left));
    }

    /// Whether requests fail fast.
    synchronized boolean isOpen() {
        return open;
    }

    private synchronized void end(Pass pass, Ending ending) {
        if (pass.used) {
            return;
        }
        pass.used = true;
        boolean wasTrial = pass == trial;
        if (wasTrial) {
            trial = null;
        }
        switch (ending) {
            case ANSWERED -> {
                timeoutsInARow = 0;
                open = false;
            }
            case TIMED_OUT -> {
                timeoutsInARow++;
                if (wasTrial || (!open && timeoutsInARow >= timeoutsMost)) {
                    open = true;
                    openedNanos = nanoTime.getAsLong();
                }
            }
            case ABANDONED -> {}
        }
    }
}
