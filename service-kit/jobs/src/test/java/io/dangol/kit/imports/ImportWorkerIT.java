package io.dangol.kit.imports;

import static io.dangol.kit.imports.Notes.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ImportWorkerIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Inject
    Notes notes;

    @Inject
    ImportHousekeeping housekeeping;

    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(strings = {"poison", "defect"})
    void aChunkThatCannotBeTakenFailsTheJobAndLeavesNothingOfItself(String line) {
        UUID job = notes.queued(false, "a\n", "b\n" + line + "\n", "c\n");

        await().atMost(DEADLINE).until(() -> notes.state(job).equals("failed"));

        assertThat(notes.of(job)).containsExactly("a");
        assertThat(notes.number("SELECT done FROM job WHERE id = $1", job)).isEqualTo(1);
    }

    @Test
    void aJobAfterOneThatFailedHasItsTurn() {
        UUID poisoned = notes.queued(false, "poison\n");
        UUID next = notes.queued(false, "a\n");

        await().atMost(DEADLINE).until(() -> notes.state(next).equals("succeeded"));

        assertThat(notes.state(poisoned)).isEqualTo("failed");
        assertThat(notes.of(next)).containsExactly("a");
    }

    @Test
    void aDryRunIsToldToTheWork() {
        UUID job = notes.queued(true, "a\nbad\n");

        await().atMost(DEADLINE).until(() -> notes.state(job).equals("succeeded"));

        assertThat(notes.of(job)).isEmpty();
        assertThat(notes.number("SELECT created FROM job WHERE id = $1", job)).isEqualTo(1);
    }

    @Test
    void whatEndedKeepsNoBodyAndAnUploadThatDiedIsForgotten() {
        UUID failed = notes.queued(false, "poison\n", "a\n");
        UUID alive = notes.prepared(false, "a\n");
        UUID dead = notes.prepared(false, "a\n");
        get(pool.preparedQuery("UPDATE job SET touched_at = touched_at - interval '6 minutes' WHERE id = $1")
                .execute(Tuple.of(dead)));
        await().atMost(DEADLINE).until(() -> notes.state(failed).equals("failed"));

        get(housekeeping.run());

        String chunks = "SELECT count(*) FROM import_chunk WHERE job_id = $1";
        assertThat(notes.number(chunks, failed)).isZero();
        assertThat(notes.number(chunks, alive)).isEqualTo(1);
        assertThat(notes.number("SELECT count(*) FROM job WHERE id = $1", dead)).isZero();
        assertThat(notes.number(chunks, dead)).isZero();
        get(pool.preparedQuery("DELETE FROM job WHERE id = $1").execute(Tuple.of(alive)));
    }
}
