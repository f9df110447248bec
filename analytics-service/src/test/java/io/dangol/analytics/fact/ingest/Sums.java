package io.dangol.analytics.fact.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;

/// Holds the tables that are kept of the facts to the facts.
final class Sums {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Sums() {}

    static void assertThoseOfTheFacts(Pool pool) {
        for (String table : List.of("rollup", "score_rollup", "customer_activity", "case_cohort")) {
            assertSame(pool, table, "TABLE " + table, "TABLE " + table + "_by_facts");
        }
        assertSame(
                pool,
                "purchase_version",
                "SELECT purchase_id, day FROM purchase_version WHERE day IS NOT NULL",
                "TABLE purchase_version_by_facts");
    }

    private static void assertSame(Pool pool, String table, String kept, String byFacts) {
        long differences = pool.query("""
                        SELECT count(*) AS differences FROM (
                            (%1$s EXCEPT ALL %2$s) UNION ALL (%2$s EXCEPT ALL %1$s)) AS difference
                        """.formatted(kept, byFacts))
                .execute()
                .map(rows -> rows.iterator().next().getLong("differences"))
                .await()
                .atMost(PATIENCE);
        assertThat(differences)
                .as("rows of %s that the facts contradict", table)
                .isZero();
    }
}
