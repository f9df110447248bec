package io.dangol.feedback.intake.delivery;

import io.dangol.kit.retention.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Forgets, once an hour, deliveries that no sender repeats any more: after `dangol.feedback.delivery-retention`,
/// 30 days unless set.
@ApplicationScoped
class IntakeRetention {
    private final ExpiredRows expiredRows;
    private final Duration retention;
    private final Clock clock;

    IntakeRetention(
            ExpiredRows expiredRows,
            @ConfigProperty(name = "dangol.feedback.delivery-retention", defaultValue = "P30D") Duration retention,
            Clock clock) {
        this.expiredRows = expiredRows;
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return expiredRows.delete(
                "webhook_delivery", "received_at", clock.instant().minus(retention));
    }
}
