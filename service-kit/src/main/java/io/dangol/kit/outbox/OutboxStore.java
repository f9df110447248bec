package io.dangol.kit.outbox;

import io.dangol.kit.db.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

/// The relay's SQL, all of it on the one connection that holds the relay's lock: a replica that lost its connection
/// has lost the lock with it, and can mark nothing.
final class OutboxStore {
    /// What a claim on publishing is called among PostgreSQL's advisory locks; the database is the
    /// service's own.
    private static final long LOCK = 0x6f7574626f78L;

    private static final String UNSENT = """
            SELECT * FROM (
                SELECT unsent.*, count(*) OVER () AS available,
                    sum(octet_length(data)) OVER (ORDER BY position) - octet_length(data) AS bytes_before
                FROM (
                    SELECT position, created_at, id, type, subject, occurred_at, traceparent, data
                    FROM outbox
                    WHERE sent_at IS NULL AND position > $3 AND NOT (subject = ANY ($2::text[]))
                    ORDER BY position
                    LIMIT $1
                ) AS unsent
            ) AS sized
            WHERE bytes_before < $4
            ORDER BY position
            """;
    private static final String FENCED_SUBJECTS =
            "SELECT DISTINCT subject FROM outbox WHERE sent_at IS NULL AND failure IS NOT NULL LIMIT $1";
    private static final String FIRST_UNSENT = """
            SELECT DISTINCT ON (subject)
                position, created_at, id, type, subject, occurred_at, traceparent, data
            FROM outbox
            WHERE sent_at IS NULL AND subject = ANY ($1::text[])
            ORDER BY subject, position
            """;
    private static final String MARK_SENT = """
            UPDATE outbox SET sent_at = clock_timestamp(), failure = NULL
            WHERE position = ANY ($1::bigint[]) AND created_at BETWEEN $2 AND $3 AND sent_at IS NULL
            """;
    private static final String MARK_FAILED =
            "UPDATE outbox SET failure = $2 WHERE position = $1 AND created_at = $3 AND sent_at IS NULL";
    private static final String PARTITIONS = """
            SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'outbox'::regclass AND c.relname <> 'outbox_default'
            """;

    private static final String OLDEST_UNSENT_AGE = """
            SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS seconds
            FROM (SELECT created_at FROM outbox WHERE sent_at IS NULL AND position > $1 ORDER BY position LIMIT 1)
                AS oldest
            """;
    private static final String SNAPSHOT = """
            SELECT pg_snapshot_xmin(seen)::text::bigint AS oldest_running, pg_snapshot_xmax(seen)::text::bigint AS next
            FROM pg_current_snapshot() AS seen
            """;

    /// A batch that has reached this many bytes is one.
    private static final long BYTES_ENOUGH = 8L * 1024 * 1024;

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    private final SqlConnection connection;

    OutboxStore(SqlConnection connection) {
        this.connection = connection;
    }

    /// Waits for a statement; for the relay's own thread, which no event loop is.
    static <T> T await(Uni<T> statement) {
        return statement.await().atMost(STATEMENT_TIMEOUT);
    }

    Uni<Boolean> claim() {
        return connection
                .preparedQuery("SELECT pg_try_advisory_lock($1) AS claimed")
                .execute(Tuple.of(LOCK))
                .map(rows -> Rows.only(rows).getBoolean("claimed"));
    }

    Uni<Void> listen() {
        return connection.query("LISTEN outbox").execute().replaceWithVoid();
    }

    /// A crash of the server may forget the last marks: what they stood for is then sent again, which
    /// every consumer survives. So the marks need not be waited for, and the flushes are left to those
    /// who must.
    Uni<Void> markWithoutWaiting() {
        return connection.query("SET synchronous_commit = off").execute().replaceWithVoid();
    }

    /// Unsent events, in their order.
    ///
    /// @param more whether there may be more behind them
    record Unsent(List<UnsentEvent> events, boolean more) {}

    /// As many as there are, up to a number, and as few as reach a size: the largest events are a thousand times
    /// larger than most.
    ///
    /// @param after only those behind this position; the index keeps an entry for each that was sent,
    ///     until it is cleaned, and passing over them all every time would cost more than sending
    Uni<Unsent> unsent(int most, Collection<String> withoutSubjects, long after) {
        return connection
                .preparedQuery(UNSENT)
                .execute(Tuple.of(most, withoutSubjects.toArray(String[]::new), after, BYTES_ENOUGH))
                .map(rows -> {
                    List<UnsentEvent> events = Rows.list(rows, UnsentEvent::of);
                    long available =
                            Rows.first(rows, row -> row.getLong("available")).orElse(0L);
                    return new Unsent(events, available == most || available > events.size());
                });
    }

    /// The subjects of which the broker refused an event that is still unsent.
    Uni<List<String>> fencedSubjects(int most) {
        return connection
                .preparedQuery(FENCED_SUBJECTS)
                .execute(Tuple.of(most))
                .map(rows -> Rows.list(rows, row -> row.getString("subject")));
    }

    /// The first unsent event of each of these subjects.
    Uni<List<UnsentEvent>> firstUnsent(Collection<String> subjects) {
        return connection
                .preparedQuery(FIRST_UNSENT)
                .execute(Tuple.of(subjects.toArray(String[]::new)))
                .map(rows -> Rows.list(rows, UnsentEvent::of));
    }

    /// Which transactions are over.
    ///
    /// @param oldestRunning the number of the oldest one that is not
    /// @param next the number that the next one gets
    record Snapshot(long oldestRunning, long next) {}

    Uni<Snapshot> snapshot() {
        return connection.query(SNAPSHOT).execute().map(rows -> {
            Row row = Rows.only(rows);
            return new Snapshot(row.getLong("oldest_running"), row.getLong("next"));
        });
    }

    Uni<Void> markSent(List<UnsentEvent> events) {
        Long[] positions = events.stream().map(UnsentEvent::position).toArray(Long[]::new);
        OffsetDateTime first = events.getFirst().createdAt();
        OffsetDateTime last = first;
        for (UnsentEvent event : events) {
            first = event.createdAt().isBefore(first) ? event.createdAt() : first;
            last = event.createdAt().isAfter(last) ? event.createdAt() : last;
        }
        return connection
                .preparedQuery(MARK_SENT)
                .execute(Tuple.of(positions, first, last))
                .replaceWithVoid();
    }

    Uni<Void> markFailed(UnsentEvent event, String failure) {
        return connection
                .preparedQuery(MARK_FAILED)
                .execute(Tuple.of(event.position(), failure, event.createdAt()))
                .replaceWithVoid();
    }

    /// Makes the partition of a day, in UTC; nothing where it exists.
    Uni<Void> makePartition(LocalDate day) {
        return impatiently(
                "CREATE TABLE IF NOT EXISTS %s PARTITION OF outbox FOR VALUES FROM ('%s 00:00+00') TO ('%s 00:00+00')"
                        .formatted(partitionName(day), day, day.plusDays(1)));
    }

    Uni<List<LocalDate>> partitionDays() {
        return connection
                .query(PARTITIONS)
                .execute()
                .map(rows -> Rows.stream(rows)
                        .map(row -> partitionDay(row.getString("relname")))
                        .sorted()
                        .toList());
    }

    /// Drops the partition of a day unless something in it is still unsent.
    Uni<Boolean> dropPartitionIfSent(LocalDate day) {
        String partition = partitionName(day);
        return connection
                .query("SELECT NOT EXISTS (SELECT FROM %s WHERE sent_at IS NULL) AS sent".formatted(partition))
                .execute()
                .map(rows -> Rows.only(rows).getBoolean("sent"))
                .flatMap(sent -> sent
                        ? impatiently("DROP TABLE " + partition).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /// Changes a table in a transaction of its own, or fails soon: whoever waits for a table lets
    /// nobody pass.
    private Uni<Void> impatiently(String change) {
        return connection
                .query("SET LOCAL lock_timeout = '2s'; " + change)
                .execute()
                .replaceWithVoid();
    }

    /// How long the oldest unsent event behind a position has been waiting; zero where none is.
    Uni<Duration> oldestUnsentAge(long after) {
        return connection
                .preparedQuery(OLDEST_UNSENT_AGE)
                .execute(Tuple.of(after))
                .map(rows -> Duration.ofMillis((long) (Rows.only(rows).getDouble("seconds") * 1_000)));
    }

    private static String partitionName(LocalDate day) {
        return "outbox_" + day.toString().replace('-', '_');
    }

    private static LocalDate partitionDay(String name) {
        return LocalDate.parse(name.substring("outbox_".length()).replace('_', '-'));
    }
}
