package io.dangol.loyalty.integrity;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Goes through the books in the background, a slice at a time, and folds the programme's accounts.
@ApplicationScoped
class SweepJob {
    private static final Logger LOG = Logger.getLogger(SweepJob.class);

    private final IntegrityService integrity;
    private final ProgrammeFolds folds;

    SweepJob(IntegrityService integrity, ProgrammeFolds folds) {
        this.integrity = integrity;
        this.folds = folds;
    }

    @Scheduled(
            every = "${dangol.integrity.sweep-every:15s}",
            delayed = "15s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> step() {
        return quietly(integrity.sweepOn(), "the sweep").chain(() -> quietly(folds.advance(), "the fold"));
    }

    private static Uni<Void> quietly(Uni<Void> work, String name) {
        return work.onFailure()
                .invoke(failure -> LOG.warnf("%s stops until the next time: %s", name, failure))
                .onFailure()
                .recoverWithNull();
    }
}
