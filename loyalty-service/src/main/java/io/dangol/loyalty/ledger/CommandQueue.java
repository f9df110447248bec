package io.dangol.loyalty.ledger;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;

/// Queues commands for the ledger, which posts them in batches.
public interface CommandQueue {
    /// Queues a command.
    ///
    /// @return what became of it, once it is durable; or as the failure a [io.dangol.kit.problem.Refusal] with 503,
    ///     after which it may be sent again
    Uni<Answer> submit(Command command);

    /// The same as [#submit], begun at once.
    CompletableFuture<Answer> submitNow(Command command);
}
