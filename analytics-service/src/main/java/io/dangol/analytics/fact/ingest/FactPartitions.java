package io.dangol.analytics.fact.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The months that have their partition. They are made on demand, by the transaction that needs them.
///
/// Only what was there before is remembered: what this transaction makes goes with it if it is rolled back.
@ApplicationScoped
class FactPartitions {
    private static final String MAKE = "SELECT present FROM make_fact_partitions($1) AS present";

    private final Set<YearMonth> present = ConcurrentHashMap.newKeySet();

    /// Done when every fact has a partition to go to.
    Uni<Void> require(SqlConnection transaction, Collection<Fact> facts) {
        Set<YearMonth> missing = new TreeSet<>();
        for (Fact fact : facts) {
            YearMonth month = YearMonth.from(fact.day());
            if (!present.contains(month)) {
                missing.add(month);
            }
        }
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LocalDate[] firstDays = missing.stream().map(month -> month.atDay(1)).toArray(LocalDate[]::new);
        return transaction
                .preparedQuery(MAKE)
                .execute(Tuple.of(firstDays))
                .invoke(this::remember)
                .replaceWithVoid();
    }

    private void remember(RowSet<Row> months) {
        for (Row row : months) {
            present.add(YearMonth.from(row.getLocalDate("present")));
        }
    }
}
