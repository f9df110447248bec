package io.dangol.kit.idempotency;

import io.dangol.kit.retention.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Forgets, once an hour, the answers older than `dangol.idempotency.retention` (8 days unless set; 7 are promised).
@ApplicationScoped
class IdempotencyRetention {
    private final ExpiredRows expiredRows;
    private final Duration retention;
    private final Clock clock;

    IdempotencyRetention(
            ExpiredRows expiredRows,
            @ConfigProperty(name = "dangol.idempotency.retention", defaultValue = "P8D") Duration retention,
            Clock clock) {
        this.expiredRows = expiredRows;
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "6m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return expiredRows.delete(
                "idempotency_key", "created_at", clock.instant().minus(retention));
    }
}
