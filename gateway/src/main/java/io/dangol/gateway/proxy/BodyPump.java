package io.dangol.gateway.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;

/// Streams a request's body to a service, no faster than the service takes it, and stops at the limit.
final class BodyPump {
    private final HttpServerRequest from;
    private final HttpClientRequest to;
    private final long maxBytes;
    private final Runnable tooLarge;
    private long seenBytes;
    private long lastProgressNanos = System.nanoTime();
    private boolean waitingForService;
    private boolean done;

    /// @param tooLarge called once, instead of the end, when the body turns out larger than `maxBytes`
    BodyPump(HttpServerRequest from, HttpClientRequest to, long maxBytes, Runnable tooLarge) {
        this.from = from;
        this.to = to;
        this.maxBytes = maxBytes;
        this.tooLarge = tooLarge;
    }

    void start() {
        to.drainHandler(drained -> {
            waitingForService = false;
            progress();
            if (!done) {
                from.resume();
            }
        });
        from.handler(this::accept);
        from.endHandler(end -> {
            if (!done) {
                done = true;
                progress();
                to.end();
            }
        });
        from.resume();
    }

    private void accept(Buffer chunk) {
        if (done) {
            return;
        }
        seenBytes += chunk.length();
        if (seenBytes > maxBytes) {
            stop();
            tooLarge.run();
            return;
        }
        progress();
        to.write(chunk);
        if (to.writeQueueFull()) {
            waitingForService = true;
            from.pause();
        }
    }

    private void progress() {
        lastProgressNanos = System.nanoTime();
    }

    /// Sends nothing more; what still arrives is somebody else's to discard.
    void stop() {
        if (!done) {
            done = true;
            from.pause();
        }
    }

    /// Whether nothing more of the body is to be sent.
    boolean isDone() {
        return done;
    }

    /// Whether the caller is the one that keeps everybody waiting.
    boolean isWaitingForCaller() {
        return !done && !waitingForService;
    }

    /// When the body last moved, by `System.nanoTime`.
    long lastProgressNanos() {
        return lastProgressNanos;
    }
}
