package io.dangol.kit.imports;

import static io.dangol.kit.imports.Notes.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.kit.job.Lease;
import io.dangol.kit.time.Ids;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What happens when a worker dies: its steps are rolled back with its connection, its lease runs out, another goes on.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ImportRecoveryIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Inject
    Notes notes;

    @Inject
    NoteImports kind;

    @Inject
    ImportStep step;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void whatADeadWorkerLeftIsDoneByAnotherAndNothingTwice() {
        UUID dead = ids.next();
        UUID job = notes.heldBy(dead, "a\nbad\n", "b\n", "c\n");
        assertThat(taken(job, dead)).isTrue();
        assertThat(notes.of(job)).containsExactly("a");

        await().atMost(DEADLINE).until(() -> notes.state(job).equals("succeeded"));

        assertThat(notes.of(job)).containsExactly("a", "b", "c");
        assertThat(notes.number("SELECT created FROM job WHERE id = $1", job)).isEqualTo(3);
        assertThat(notes.number("SELECT rejected FROM job WHERE id = $1", job)).isEqualTo(1);
        assertThat(notes.number("SELECT line FROM job_error WHERE job_id = $1", job))
                .isEqualTo(2);
        assertThat(notes.number("SELECT count(*) FROM import_chunk WHERE job_id = $1", job))
                .isZero();
    }

    @Test
    void aWorkerThatLostItsLeaseCommitsNothing() {
        UUID job = notes.heldBy(ids.next(), "a\n");

        assertThat(taken(job, ids.next())).isFalse();

        await().atMost(DEADLINE).until(() -> notes.state(job).equals("succeeded"));
        assertThat(notes.of(job)).containsExactly("a");
    }

    /// Whether the job's first chunk was taken by this owner.
    private boolean taken(UUID job, UUID owner) {
        Lease lease = new Lease(job, "note_import", owner, false);
        Chunk first = get(step.next(lease, -1)).orElseThrow();
        ChunkWork work = kind.reader(get(step.settings(kind, lease))).read(first, clock.instant());
        return get(step.take(lease, first.ordinal(), work));
    }
}
