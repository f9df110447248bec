package io.dangol.kit.inbox;

import io.dangol.kit.retention.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Forgets, once an hour, the events that no topic can bring again.
@ApplicationScoped
class InboxRetention {
    private final ExpiredRows expiredRows;
    private final InboxSettings settings;
    private final Clock clock;

    InboxRetention(ExpiredRows expiredRows, InboxSettings settings, Clock clock) {
        this.expiredRows = expiredRows;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return expiredRows.delete("inbox", "received_at", clock.instant().minus(settings.retention()));
    }
}
