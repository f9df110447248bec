package io.dangol.kit.crypto;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.util.function.Supplier;

/// Runs what would hold up the event loop beside it. The result comes on the caller's context.
final class KeyWork {
    private static final int AT_ONCE_MOST = 100;

    private final Vertx vertx;

    KeyWork(Vertx vertx) {
        this.vertx = vertx;
    }

    /// @param size how many keys the work is for
    <T> Uni<T> run(int size, Supplier<T> work) {
        return size <= AT_ONCE_MOST
                ? Uni.createFrom().item(work)
                : vertx.executeBlocking(Uni.createFrom().item(work), false);
    }
}
