package io.dangol.feedback.complaint.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// However many clocks run, the next timer and what is due are read from an index.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TimerIndexIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 11, 24, 9, 0, 0, 0, ZoneOffset.UTC);
    private static final String MARK = "revision = 1000000";

    @Inject
    Pool pool;

    @BeforeEach
    void manyClocks() {
        run("""
                INSERT INTO case_clock (id, case_id, target, status, revision, due_at, next_at, events)
                SELECT gen_random_uuid(), gen_random_uuid(), 'resolution', 'running', 1000000, later, later, 1
                FROM (SELECT timestamptz '2100-01-01' + number * interval '1 minute' AS later
                      FROM generate_series(1, 30000) AS number) AS timer
                """);
        run("ANALYZE case_clock");
    }

    @AfterEach
    void noneOfThem() {
        run("DELETE FROM case_clock WHERE " + MARK);
    }

    @Test
    void theNextTimerIsTheFirstEntryOfItsIndex() {
        assertThat(plan(ClockRepository.EARLIEST, Tuple.tuple()))
                .contains("case_clock_next")
                .doesNotContain("Seq Scan");
    }

    @Test
    void whatIsDueAndWhatIsUnderOldPromisesIsFoundByIndexes() {
        assertThat(plan(ClockRepository.DUE, Tuple.of(NOW, 50)))
                .contains("case_clock_next")
                .contains("case_clock_revision")
                .doesNotContain("Seq Scan on case_clock");
    }

    private String plan(String statement, Tuple values) {
        return pool.preparedQuery("EXPLAIN " + statement)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .collect(Collectors.joining("\n")))
                .await()
                .atMost(PATIENCE);
    }

    private void run(String statement) {
        pool.query(statement).execute().await().atMost(PATIENCE);
    }
}
