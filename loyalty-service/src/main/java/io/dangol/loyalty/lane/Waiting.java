package io.dangol.loyalty.lane;

import io.dangol.loyalty.ledger.Command;
import java.util.concurrent.CompletableFuture;

/// A command in a lane, and who waits for its answer.
record Waiting(Command command, CompletableFuture<Answer> answer) {
    static Waiting of(Command command) {
        return new Waiting(command, new CompletableFuture<>());
    }
}
