package io.dangol.kit.job;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The jobs from the side of those who make and do them.
///
/// A job is done by whoever holds its lease, one worker at a time, first come first served. Every step of the work
/// begins with [#hold], which locks the job's row: a lease that runs out during a step is not taken over before the
/// step's transaction has ended, and a worker that has lost its lease can commit nothing.
@ApplicationScoped
public class JobQueue {
    /// How long a lease lasts; what a crashed worker held is taken over after it.
    static final Duration LEASE = Duration.ofSeconds(3);

    private static final int UNFINISHED_MOST = 50;
    private static final int ERRORS_KEPT_MOST = 10_000;

    private static final String PREPARE = """
            INSERT INTO job (id, kind, state, dry_run, created_by, created_at, touched_at)
            VALUES ($1, $2, 'preparing', $3, $4, $5, $5)
            """;
    private static final String TOUCH = "UPDATE job SET touched_at = $2 WHERE id = $1 AND state = 'preparing'";
    private static final String UNFINISHED =
            "SELECT count(*) AS jobs FROM job WHERE finished_at IS NULL AND state <> 'preparing'";
    private static final String ENQUEUE = """
            UPDATE job SET state = 'queued', total = $2, touched_at = $3 WHERE id = $1 AND state = 'preparing'
            RETURNING *
            """;
    private static final String DISCARD = "DELETE FROM job WHERE id = $1 AND state = 'preparing'";
    private static final String CLAIM = """
            UPDATE job SET state = 'running', owner = $2, lease_until = $4, touched_at = $3,
                started_at = coalesce(started_at, $3)
            WHERE id = (
                SELECT id FROM job
                WHERE kind = ANY ($1::text[]) AND finished_at IS NULL
                    AND (state = 'queued' OR (state = 'running' AND (lease_until < $3 OR owner = $2)))
                ORDER BY id LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, dry_run
            """;
    private static final String HOLD = "SELECT FROM job WHERE id = $1 AND owner = $2 AND state = 'running' FOR UPDATE";
    private static final String ADD_ERRORS = """
            INSERT INTO job_error (job_id, line, code, field, message)
            SELECT $1, line, code, field, message
            FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) AS error (line, code, field, message)
            ORDER BY line
            LIMIT (SELECT greatest(0, $6 - rejected) FROM job WHERE id = $1)
            """;
    private static final String ADVANCE = """
            UPDATE job SET total = total + $8, done = done + $2, created = created + $3, unchanged = unchanged + $4,
                rejected = rejected + $5, touched_at = $6, lease_until = $7
            WHERE id = $1
            """;
    private static final String FINISH = """
            UPDATE job SET state = $3, finished_at = $4, touched_at = $4, lease_until = NULL
            WHERE id = $1 AND owner = $2 AND state = 'running'
            """;
    private static final String RELEASE =
            "UPDATE job SET lease_until = $2 WHERE owner = $1 AND state = 'running' AND lease_until > $2";

    private final Transactions transactions;
    private final JobRepository jobs;
    private final Clock clock;

    JobQueue(Transactions transactions, JobRepository jobs, Clock clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Makes a job that nobody sees yet, while its input comes in.
    public Uni<Void> prepare(SqlConnection transaction, UUID id, String kind, boolean dryRun, String createdBy) {
        return transaction
                .preparedQuery(PREPARE)
                .execute(Tuple.of(id, kind, dryRun, createdBy, now()))
                .replaceWithVoid();
    }

    /// Says that the input of a prepared job is still coming in.
    public Uni<Void> touch(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(TOUCH).execute(Tuple.of(id, now())).replaceWithVoid();
    }

    /// Puts a prepared job in the queue.
    ///
    /// @param total records of its input
    /// @throws Refusal as the failure: 429 if too many are waiting
    public Uni<JobView> enqueue(SqlConnection transaction, UUID id, long total) {
        return transaction.preparedQuery(UNFINISHED).execute().flatMap(rows -> {
            if (Rows.only(rows).getLong("jobs") >= UNFINISHED_MOST) {
                throw new Refusal(JobProblem.TOO_MANY_JOBS, "wait until one of them has ended");
            }
            return transaction
                    .preparedQuery(ENQUEUE)
                    .execute(Tuple.of(id, total, now()))
                    .map(queued -> jobs.view(queued.iterator().next()));
        });
    }

    /// Where a job is shown.
    public String path(UUID id) {
        return jobs.path(id);
    }

    /// Forgets a prepared job, and its input with it.
    public Uni<Void> discard(UUID id) {
        return transactions.write(transaction ->
                transaction.preparedQuery(DISCARD).execute(Tuple.of(id)).replaceWithVoid());
    }

    /// Takes the oldest job of some kinds that nobody holds.
    public Uni<Optional<Lease>> claim(Collection<String> kinds, UUID owner) {
        OffsetDateTime now = now();
        return transactions.write(transaction -> transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(kinds.toArray(String[]::new), owner, now, now.plus(LEASE)))
                .map(rows -> rows.size() == 0
                        ? Optional.<Lease>empty()
                        : Optional.of(Rows.only(rows))
                                .map(row -> new Lease(
                                        row.getUUID("id"), row.getString("kind"), owner, row.getBoolean("dry_run")))));
    }

    /// Locks the job for the transaction; false if it was cancelled or taken over, and nothing may be
    /// done for it.
    public Uni<Boolean> hold(SqlConnection transaction, Lease lease) {
        return transaction
                .preparedQuery(HOLD)
                .execute(Tuple.of(lease.jobId(), lease.owner()))
                .map(rows -> rows.size() == 1);
    }

    /// Notes what came of a step, in its transaction, and renews the lease.
    public Uni<Void> advance(SqlConnection transaction, Lease lease, Tally tally) {
        OffsetDateTime now = now();
        return addErrors(transaction, lease, tally.errors())
                .chain(() -> transaction
                        .preparedQuery(ADVANCE)
                        .execute(Tuple.tuple()
                                .addValue(lease.jobId())
                                .addValue(tally.done())
                                .addValue(tally.created())
                                .addValue(tally.unchanged())
                                .addValue(tally.rejected())
                                .addValue(now)
                                .addValue(now.plus(LEASE))
                                .addValue(tally.linesBehind())))
                .replaceWithVoid();
    }

    /// Ends a job, unless it was cancelled or taken over.
    public Uni<Void> succeed(Lease lease) {
        return finish(lease, "succeeded");
    }

    /// Ends a job that cannot be done, unless it was cancelled or taken over.
    public Uni<Void> fail(Lease lease) {
        return finish(lease, "failed");
    }

    /// Gives up every lease of a worker that stops.
    public Uni<Void> release(UUID owner) {
        return transactions.write(transaction -> transaction
                .preparedQuery(RELEASE)
                .execute(Tuple.of(owner, now()))
                .replaceWithVoid());
    }

    private Uni<Void> finish(Lease lease, String state) {
        return transactions.write(transaction -> transaction
                .preparedQuery(FINISH)
                .execute(Tuple.of(lease.jobId(), lease.owner(), state, now()))
                .replaceWithVoid());
    }

    private static Uni<Void> addErrors(SqlConnection transaction, Lease lease, List<LineError> errors) {
        if (errors.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        @Nullable String[] fields = errors.stream().map(LineError::field).toArray(String[]::new);
        return transaction
                .preparedQuery(ADD_ERRORS)
                .execute(Tuple.of(
                        lease.jobId(),
                        errors.stream().map(LineError::line).toArray(Long[]::new),
                        errors.stream().map(LineError::code).toArray(String[]::new),
                        fields,
                        errors.stream().map(LineError::message).toArray(String[]::new),
                        ERRORS_KEPT_MOST))
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return Times.utc(clock.instant());
    }
}
