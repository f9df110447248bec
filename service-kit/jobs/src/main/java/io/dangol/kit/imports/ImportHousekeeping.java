package io.dangol.kit.imports;

import io.dangol.kit.db.Times;
import io.dangol.kit.retention.ExpiredRows;
import io.dangol.kit.transaction.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/// Clears away what imports leave: the bodies of those that have ended, the beginnings of those whose upload died with
/// its process, and the jobs that ended long ago.
@ApplicationScoped
class ImportHousekeeping {
    private static final Duration UPLOAD_SILENCE_MOST = Duration.ofMinutes(5);
    private static final Duration RETENTION = Duration.ofDays(30);

    private static final String DELETE_ABANDONED = "DELETE FROM job WHERE state = 'preparing' AND touched_at < $1";
    private static final String DELETE_CHUNKS =
            "DELETE FROM import_chunk WHERE job_id IN (SELECT id FROM job WHERE finished_at IS NOT NULL)";

    private final Transactions transactions;
    private final ExpiredRows expiredRows;
    private final ImportKinds kinds;
    private final Clock clock;

    ImportHousekeeping(Transactions transactions, ExpiredRows expiredRows, ImportKinds kinds, Clock clock) {
        this.transactions = transactions;
        this.expiredRows = expiredRows;
        this.kinds = kinds;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return transactions
                .write(transaction -> transaction
                        .preparedQuery(DELETE_ABANDONED)
                        .execute(Tuple.of(Times.utc(clock.instant().minus(UPLOAD_SILENCE_MOST))))
                        .chain(() -> transaction.query(DELETE_CHUNKS).execute())
                        .chain(() -> forgetRehearsed(transaction)))
                .chain(() ->
                        expiredRows.delete("job", "finished_at", clock.instant().minus(RETENTION)));
    }

    private Uni<Void> forgetRehearsed(SqlConnection transaction) {
        Uni<Void> forgotten = Uni.createFrom().voidItem();
        for (String table : kinds.rehearsed()) {
            forgotten = forgotten.chain(() -> transaction
                    .query("DELETE FROM %s WHERE job_id IN (SELECT id FROM job WHERE finished_at IS NOT NULL)"
                            .formatted(table))
                    .execute()
                    .replaceWithVoid());
        }
        return forgotten;
    }
}
