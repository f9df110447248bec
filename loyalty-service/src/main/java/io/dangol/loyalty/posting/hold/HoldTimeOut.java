package io.dangol.loyalty.posting.hold;

import io.dangol.loyalty.ledger.SweepResult;
import io.dangol.loyalty.ledger.Sweeper;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Releases the holds whose time is over, every `dangol.hold.time-out-every`.
@ApplicationScoped
class HoldTimeOut {
    private final Sweeper sweeper;
    private final HoldRepository holds;

    HoldTimeOut(Sweeper sweeper, HoldRepository holds) {
        this.sweeper = sweeper;
        this.holds = holds;
    }

    @Scheduled(every = "${dangol.hold.time-out-every}", delayed = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return release().replaceWithVoid();
    }

    /// Releases what is due by now.
    Uni<SweepResult> release() {
        return sweeper.sweep("hold-time-out", holds::due);
    }
}
