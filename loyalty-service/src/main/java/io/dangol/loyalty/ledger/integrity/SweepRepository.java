package io.dangol.loyalty.ledger.integrity;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is kept from one check to the next: how far the sweep has come, and what was found.
@ApplicationScoped
class SweepRepository {
    private static final String ADVANCE = """
            UPDATE integrity_sweep
            SET checked_at = $1, newest_at = $2, started_at = $3, completed_at = $4, domain = $5, next_id = $6
            WHERE checked_at <= $1
            """;
    private static final String ADD = """
            INSERT INTO integrity_violation (invariant, domain, place, subject, detail, found_at)
            SELECT *, $6 FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[])
            ON CONFLICT DO NOTHING
            """;
    private static final String REMOVE = """
            DELETE FROM integrity_violation AS stored
            USING unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[])
                AS gone (invariant, domain, place, subject, detail)
            WHERE stored.invariant = gone.invariant AND stored.domain = gone.domain AND stored.place = gone.place
                AND stored.subject = gone.subject AND stored.detail = gone.detail
            """;
    private static final String COUNTS = "SELECT invariant, count(*) AS number FROM integrity_violation GROUP BY 1";

    private static final Map<String, Invariant> INVARIANTS =
            Arrays.stream(Invariant.values()).collect(Collectors.toUnmodifiableMap(Invariant::id, Function.identity()));

    Uni<SweepProgress> sweep(SqlConnection connection) {
        return connection.query("SELECT * FROM integrity_sweep").execute().map(rows -> sweep(Rows.only(rows)));
    }

    /// An invariant that is no longer checked tells nothing.
    Uni<List<Violation>> violations(SqlConnection connection) {
        return connection
                .query("SELECT * FROM integrity_violation ORDER BY invariant, subject, detail")
                .execute()
                .map(rows -> Rows.stream(rows)
                        .flatMap(row -> invariant(row).stream().map(invariant -> violation(row, invariant)))
                        .toList());
    }

    Uni<Map<Invariant, Long>> counts(SqlConnection connection) {
        return connection.query(COUNTS).execute().map(rows -> {
            Map<Invariant, Long> counts = new EnumMap<>(Invariant.class);
            rows.forEach(row -> invariant(row).ifPresent(invariant -> counts.put(invariant, row.getLong("number"))));
            return counts;
        });
    }

    /// @param moment which the check looked at
    /// @return whether no newer check has been here before
    Uni<Boolean> advance(SqlConnection transaction, Instant moment, SweepProgress sweep) {
        SweepProgress.Cursor next = sweep.next();
        Tuple row = Tuple.tuple();
        row.addValue(Times.utcOrNull(moment));
        row.addValue(Times.utcOrNull(sweep.newestAt()));
        row.addValue(Times.utcOrNull(sweep.startedAt()));
        row.addValue(Times.utcOrNull(sweep.completedAt()));
        row.addValue(next == null ? null : next.domain().wireName());
        row.addValue(next == null ? null : next.from());
        return transaction.preparedQuery(ADVANCE).execute(row).map(updated -> updated.rowCount() == 1);
    }

    Uni<Void> add(SqlConnection transaction, Collection<Violation> found, Instant moment) {
        return found.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(ADD)
                        .execute(columns(found).addValue(Times.utcOrNull(moment)))
                        .replaceWithVoid();
    }

    Uni<Void> remove(SqlConnection transaction, Collection<Violation> gone) {
        return gone.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(REMOVE).execute(columns(gone)).replaceWithVoid();
    }

    private static Tuple columns(Collection<Violation> violations) {
        List<Violation> rows = new ArrayList<>(violations);
        return Tuple.tuple()
                .addValue(rows.stream().map(row -> row.invariant().id()).toArray(String[]::new))
                .addValue(rows.stream().map(row -> row.domain().wireName()).toArray(String[]::new))
                .addValue(rows.stream().map(Violation::place).toArray(UUID[]::new))
                .addValue(rows.stream().map(Violation::subject).toArray(String[]::new))
                .addValue(rows.stream().map(Violation::detail).toArray(String[]::new));
    }

    private static SweepProgress sweep(Row row) {
        String domain = row.getString("domain");
        return new SweepProgress(
                Times.instantOrNull(row, "newest_at"),
                Times.instantOrNull(row, "started_at"),
                Times.instantOrNull(row, "completed_at"),
                domain == null ? null : new SweepProgress.Cursor(IdSpace.of(domain), row.getUUID("next_id")));
    }

    private static Optional<Invariant> invariant(Row row) {
        return Optional.ofNullable(INVARIANTS.get(row.getString("invariant")));
    }

    private static Violation violation(Row row, Invariant invariant) {
        return new Violation(
                invariant,
                IdSpace.of(row.getString("domain")),
                row.getUUID("place"),
                row.getString("subject"),
                row.getString("detail"));
    }
}
