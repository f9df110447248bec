package io.dangol.loyalty.integrity;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.integrity.IntegrityView.ViolationView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/// The check's SQL: reads on a snapshot, each with a time limit.
@ApplicationScoped
class IntegrityRepository {
    /// Of the violations of one invariant, so many are told.
    static final int VIOLATIONS_MOST = 100;

    private static final String LIMITS =
            "SELECT set_config('statement_timeout', $1, true), set_config('work_mem', '32MB', true)";

    Uni<Void> limitNext(SqlConnection snapshot, Duration timeLeft) {
        return snapshot.preparedQuery(LIMITS)
                .execute(Tuple.of(Long.toString(Math.max(1, timeLeft.toMillis()))))
                .replaceWithVoid();
    }

    Uni<Instant> moment(SqlConnection snapshot) {
        return snapshot.query("SELECT now() AS moment")
                .execute()
                .map(rows -> only(rows).getOffsetDateTime("moment").toInstant());
    }

    Uni<BigInteger> ledgerSum(SqlConnection snapshot) {
        return snapshot.query("SELECT coalesce(sum(amount), 0) AS total FROM ledger_entry")
                .execute()
                .map(rows -> only(rows).getBigDecimal("total").toBigInteger());
    }

    Uni<Long> checked(SqlConnection snapshot, Invariant invariant) {
        return snapshot.query(invariant.checkedQuery())
                .execute()
                .map(rows -> only(rows).getLong(0));
    }

    Uni<List<ViolationView>> violations(SqlConnection snapshot, Invariant invariant) {
        return snapshot.query(invariant.violationsQuery() + " LIMIT " + VIOLATIONS_MOST)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ViolationView(
                                PublicId.format(row.getString("prefix"), row.getUUID("id")), row.getString("detail")))
                        .toList());
    }

    private static Row only(RowSet<Row> rows) {
        return rows.iterator().next();
    }
}
