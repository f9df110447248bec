package io.dangol.loyalty.posting.expiry;

import io.dangol.loyalty.ledger.SweepResult;
import io.dangol.loyalty.ledger.Sweeper;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Posts, every `dangol.expiry.sweep-every`, what time has done to lots.
@ApplicationScoped
class LotSweep {
    private final Sweeper sweeper;
    private final LotRepository lots;

    LotSweep(Sweeper sweeper, LotRepository lots) {
        this.sweeper = sweeper;
        this.lots = lots;
    }

    /// Pending points come first, because some that become spendable late are past their date already.
    @Scheduled(every = "${dangol.expiry.sweep-every}", delayed = "4s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return mature().chain(this::expire).replaceWithVoid();
    }

    /// Makes pending points spendable whose time has come.
    Uni<SweepResult> mature() {
        return sweeper.sweep("maturity", lots::maturing);
    }

    /// Takes away points that are past their date.
    Uni<SweepResult> expire() {
        return sweeper.sweep("expiry", lots::expiring);
    }
}
