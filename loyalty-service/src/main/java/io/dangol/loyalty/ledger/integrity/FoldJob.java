package io.dangol.loyalty.ledger.integrity;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Folds the programme's accounts as time goes by: whoever reads a balance sums what was posted since the last fold, so
/// the oftener that is, the less a reading costs.
@ApplicationScoped
class FoldJob {
    private static final Logger LOG = Logger.getLogger(FoldJob.class);

    private final ProgrammeFolds folds;

    FoldJob(ProgrammeFolds folds) {
        this.folds = folds;
    }

    @Scheduled(every = "${dangol.integrity.fold-every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return folds.advance()
                .onFailure()
                .invoke(failure -> LOG.warnf("the fold stops until the next time: %s", failure))
                .onFailure()
                .recoverWithNull();
    }
}
