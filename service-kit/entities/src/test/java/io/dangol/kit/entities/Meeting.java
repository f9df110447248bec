package io.dangol.kit.entities;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Where transactions wait for each other. Each goes on by itself, on its own context.
final class Meeting {
    private final int expected;
    private final List<CompletableFuture<Void>> arrived = new ArrayList<>();

    Meeting(int expected) {
        this.expected = expected;
    }

    synchronized Uni<Void> arrive() {
        CompletableFuture<Void> all = new CompletableFuture<>();
        arrived.add(all);
        if (arrived.size() == expected) {
            arrived.forEach(waiting -> waiting.complete(null));
            arrived.clear();
        }
        Context own = Vertx.currentContext();
        return Uni.createFrom().completionStage(all).emitOn(next -> own.runOnContext(ignored -> next.run()));
    }
}
