package io.dangol.kit.lane;

import java.util.concurrent.CompletableFuture;

/// A command in a lane, and who waits for its answer.
record Waiting<C, A>(C command, CompletableFuture<A> answer) {
    static <C, A> Waiting<C, A> of(C command) {
        return new Waiting<>(command, new CompletableFuture<>());
    }
}
