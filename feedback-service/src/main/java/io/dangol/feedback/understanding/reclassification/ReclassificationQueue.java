package io.dangol.feedback.understanding.reclassification;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/// The SQL of reclassifications from the side of those who work on them.
///
/// Every step begins with [#hold], which locks the row: a lease that runs out during a step is not taken
/// over before the step's transaction has ended, and a worker that has lost its lease can commit nothing.
@ApplicationScoped
class ReclassificationQueue {
    /// How long a lease lasts; what a crashed worker held is taken over after it.
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final String IS_WAITING = """
            SELECT EXISTS (
                SELECT FROM reclassification
                WHERE state IN ('previewing', 'applying') AND (owner IS NULL OR owner = $1 OR lease_until < $2)) AS waiting
            """;
    private static final String CLAIM = """
            UPDATE reclassification SET owner = $1, lease_until = $3
            WHERE id = (
                SELECT id FROM reclassification
                WHERE state IN ('previewing', 'applying') AND (owner IS NULL OR owner = $1 OR lease_until < $2)
                ORDER BY id LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING\s""" + ReclassificationRepository.COLUMNS;
    private static final String HOLD = "SELECT " + ReclassificationRepository.COLUMNS + """
            FROM reclassification WHERE id = $1 AND owner = $2 AND state IN ('previewing', 'applying') FOR UPDATE
            """;
    private static final String ADVANCE = """
            UPDATE reclassification SET position = $2, examined = examined + $3, corrected = corrected + $4,
                changes = changes + $5, applied = applied + $6, skipped = skipped + $7, lease_until = $8
            WHERE id = $1
            """;
    private static final String PREVIEWED = """
            UPDATE reclassification SET state = 'previewed', previewed_at = $2, owner = NULL, lease_until = NULL,
                difference = coalesce((
                    SELECT jsonb_agg(move ORDER BY count DESC, move::text) FROM (
                        SELECT count(*) AS count, jsonb_strip_nulls(jsonb_build_object('task', task,
                            'from', before_label, 'fromAbstained', before_abstained, 'to', after_label,
                            'toAbstained', after_abstained, 'count', count(*))) AS move
                        FROM reclassification_change WHERE reclassification_id = $1
                        GROUP BY task, before_label, before_abstained, after_label, after_abstained
                        ORDER BY count(*) DESC LIMIT 1000) AS moves), '[]')
            WHERE id = $1
            """;
    private static final String APPLIED = """
            UPDATE reclassification SET state = 'applied', finished_at = $2, owner = NULL, lease_until = NULL WHERE id = $1
            """;
    private static final String FAILED = """
            UPDATE reclassification SET state = 'failed', failure = $3, finished_at = $4, owner = NULL, lease_until = NULL
            WHERE id = $1 AND owner = $2 AND state IN ('previewing', 'applying')
            """;
    private static final String RELEASE = """
            UPDATE reclassification SET owner = NULL, lease_until = NULL
            WHERE owner = $1 AND state IN ('previewing', 'applying')
            """;
    /// What nobody decided on in a week, and the single changes of what was decided on a month ago.
    private static final String EXPIRE = """
            UPDATE reclassification SET state = 'discarded', finished_at = $1, decided_by = 'dangol'
            WHERE state = 'previewed' AND previewed_at < $2
            """;
    private static final String FORGET = """
            DELETE FROM reclassification_change WHERE reclassification_id IN (
                SELECT id FROM reclassification
                WHERE state IN ('discarded', 'failed') OR (state = 'applied' AND finished_at < $1))
            """;
    private static final Duration UNDECIDED_MOST = Duration.ofDays(7);
    private static final Duration CHANGES_KEPT = Duration.ofDays(30);

    private final ReclassificationRepository jobs;
    private final Clock clock;

    ReclassificationQueue(ReclassificationRepository jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /// What a step did.
    record StepResult(UUID position, long examined, long corrected, long changes, long applied, long skipped) {}

    /// Whether there is one to take: a look that costs no transaction.
    Uni<Boolean> isWaiting(SqlConnection connection, UUID owner) {
        return connection
                .preparedQuery(IS_WAITING)
                .execute(Tuple.of(owner, now()))
                .map(rows -> Rows.only(rows).getBoolean("waiting"));
    }

    /// Takes the oldest one that nobody works on.
    Uni<Optional<Reclassification>> claim(SqlConnection transaction, UUID owner) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(owner, now(), now().plus(LEASE)))
                .map(jobs::first);
    }

    /// Locks it for the transaction; empty if it was discarded or taken over, and nothing may be done for it.
    Uni<Optional<Reclassification>> hold(SqlConnection transaction, UUID id, UUID owner) {
        return transaction.preparedQuery(HOLD).execute(Tuple.of(id, owner)).map(jobs::first);
    }

    /// Notes what came of a step, in its transaction, and renews the lease.
    Uni<Void> advance(SqlConnection transaction, UUID id, StepResult result) {
        return transaction
                .preparedQuery(ADVANCE)
                .execute(Tuple.tuple()
                        .addUUID(id)
                        .addUUID(result.position())
                        .addLong(result.examined())
                        .addLong(result.corrected())
                        .addLong(result.changes())
                        .addLong(result.applied())
                        .addLong(result.skipped())
                        .addOffsetDateTime(now().plus(LEASE)))
                .replaceWithVoid();
    }

    /// Ends the preview with the matrix of its changes.
    Uni<Void> previewed(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(PREVIEWED).execute(Tuple.of(id, now())).replaceWithVoid();
    }

    Uni<Void> applied(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(APPLIED).execute(Tuple.of(id, now())).replaceWithVoid();
    }

    Uni<Void> fail(SqlConnection transaction, UUID id, UUID owner, String why) {
        return transaction
                .preparedQuery(FAILED)
                .execute(Tuple.of(id, owner, why, now()))
                .replaceWithVoid();
    }

    /// Gives up the leases of a worker that stops.
    Uni<Void> release(SqlConnection transaction, UUID owner) {
        return transaction.preparedQuery(RELEASE).execute(Tuple.of(owner)).replaceWithVoid();
    }

    Uni<Void> forget(SqlConnection transaction) {
        return transaction
                .preparedQuery(EXPIRE)
                .execute(Tuple.of(now(), now().minus(UNDECIDED_MOST)))
                .chain(() -> transaction.preparedQuery(FORGET).execute(Tuple.of(now().minus(CHANGES_KEPT))))
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return Times.utc(clock.instant());
    }
}
