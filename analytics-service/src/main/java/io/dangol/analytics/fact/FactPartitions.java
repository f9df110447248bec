package io.dangol.analytics.fact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The months that have their partition. They are made on demand, in a transaction of their own, and remembered.
@ApplicationScoped
class FactPartitions {
    private static final String MAKE = "SELECT make_fact_partitions($1)";

    private final Pool pool;
    private final Set<YearMonth> ready = ConcurrentHashMap.newKeySet();

    FactPartitions(Pool pool) {
        this.pool = pool;
    }

    /// Done when every fact has a partition to go to.
    Uni<Void> require(List<Fact> facts) {
        Set<YearMonth> missing = new TreeSet<>();
        for (Fact fact : facts) {
            YearMonth month = YearMonth.from(fact.day());
            if (!ready.contains(month)) {
                missing.add(month);
            }
        }
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LocalDate[] firstDays = missing.stream().map(month -> month.atDay(1)).toArray(LocalDate[]::new);
        return pool.preparedQuery(MAKE)
                .execute(Tuple.of(firstDays))
                .invoke(() -> ready.addAll(missing))
                .replaceWithVoid();
    }
}
