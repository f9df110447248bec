package io.dangol.feedback.theme;

import io.dangol.kit.retention.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Forgets once a day what was said longer ago than `dangol.feedback.theme-retention`, 800 days unless set; the
/// feedback
/// itself stays.
@ApplicationScoped
class ThemeRetention {
    private final ExpiredRows expiredRows;
    private final Period retention;
    private final ZoneId zone;
    private final Clock clock;

    ThemeRetention(
            ExpiredRows expiredRows,
            @ConfigProperty(name = "dangol.feedback.theme-retention", defaultValue = "P800D") String retention,
            ZoneId zone,
            Clock clock) {
        this.expiredRows = expiredRows;
        this.retention = Period.parse(retention);
        this.zone = zone;
        this.clock = clock;
    }

    LocalDate oldestKept() {
        return LocalDate.ofInstant(clock.instant(), zone).minus(retention);
    }

    @Scheduled(every = "24h", delayed = "11m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return expiredRows.delete(
                "theme_reading", "day", oldestKept().atStartOfDay(zone).toInstant());
    }
}
