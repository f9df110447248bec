package io.dangol.feedback.understanding.theme;

import io.dangol.kit.transaction.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Forgets once a day what was said longer ago than `dangol.feedback.theme-retention`, 800 days unless set; the
/// feedback itself stays.
@ApplicationScoped
class ThemeRetention {
    private static final int ROWS_A_STEP = 5_000;
    private static final int STEPS_MOST = 1_000;
    private static final String FORGET = """
            DELETE FROM theme_reading WHERE feedback_id = ANY (ARRAY (
                SELECT feedback_id FROM theme_reading WHERE day < $1 LIMIT $2))
            """;

    private final Transactions transactions;
    private final Period retention;
    private final ZoneId zone;
    private final Clock clock;

    ThemeRetention(
            Transactions transactions,
            @ConfigProperty(name = "dangol.feedback.theme-retention", defaultValue = "P800D") String retention,
            ZoneId zone,
            Clock clock) {
        this.transactions = transactions;
        this.retention = Period.parse(retention);
        this.zone = zone;
        this.clock = clock;
    }

    LocalDate oldestKept() {
        return LocalDate.ofInstant(clock.instant(), zone).minus(retention);
    }

    @Scheduled(every = "24h", delayed = "11m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return forget(STEPS_MOST);
    }

    private Uni<Void> forget(int stepsLeft) {
        return transactions
                .write(transaction -> transaction.preparedQuery(FORGET).execute(Tuple.of(oldestKept(), ROWS_A_STEP)))
                .flatMap(deleted -> deleted.rowCount() < ROWS_A_STEP || stepsLeft <= 1
                        ? Uni.createFrom().voidItem()
                        : forget(stepsLeft - 1));
    }
}
