package io.dangol.feedback.imports;

import static io.dangol.feedback.Requests.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.feedback.imports.ImportRepository.Settings;
import io.dangol.feedback.job.JobQueue;
import io.dangol.feedback.job.Lease;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.Ids;
import io.dangol.kit.time.PublicId;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What happens when a worker dies: its steps are rolled back with its connection, its lease runs out, another goes on.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ImportRecoveryIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Settings SETTINGS =
            new Settings(ImportFormat.CSV, List.of("source", "external_ref", "kind", "channel", "text"), false, null);

    @Inject
    Transactions transactions;

    @Inject
    JobQueue jobs;

    @Inject
    ImportRepository imports;

    @Inject
    ImportStep step;

    @Inject
    ChunkParsers parsers;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void whatADeadWorkerLeftIsDoneByAnotherAndNothingTwice() {
        String source = "import-" + UUID.randomUUID();
        UUID dead = ids.next();
        UUID job = heldBy(dead, source, 3);
        Chunk first = get(transactions.read(connection -> imports.next(connection, job, -1)))
                .orElseThrow();
        boolean taken = get(step.take(
                new Lease(job, dead, false),
                first.ordinal(),
                parsers.of(SETTINGS).parse(first, clock.instant())));
        assertThat(taken).isTrue();
        assertThat(feedbackOf(source)).isEqualTo(1);

        await().atMost(DEADLINE).until(() -> state(job).equals("succeeded"));

        assertThat(feedbackOf(source)).isEqualTo(3);
    }

    @Test
    void aWorkerThatLostItsLeaseCommitsNothing() {
        String source = "import-" + UUID.randomUUID();
        UUID job = heldBy(ids.next(), source, 1);
        Chunk chunk = get(transactions.read(connection -> imports.next(connection, job, -1)))
                .orElseThrow();

        boolean taken = get(step.take(
                new Lease(job, ids.next(), false),
                chunk.ordinal(),
                parsers.of(SETTINGS).parse(chunk, clock.instant())));

        assertThat(taken).isFalse();
        await().atMost(DEADLINE).until(() -> state(job).equals("succeeded"));
        assertThat(feedbackOf(source)).isEqualTo(1);
    }

    private static int feedbackOf(String source) {
        return as(Roles.AGENT)
                .get("/v1/feedback?source=" + source)
                .jsonPath()
                .getList("items")
                .size();
    }

    private static String state(UUID job) {
        return as(Roles.OPERATOR)
                .get("/v1/feedback-jobs/" + PublicId.format("job", job))
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    /// A job with a line in each of its chunks, held by a worker who does nothing.
    private UUID heldBy(UUID owner, String source, int chunks) {
        UUID job = ids.next();
        get(transactions.write(transaction -> {
            Uni<Void> made = jobs.prepare(transaction, job, ImportWorker.KIND, false, "test")
                    .chain(() -> imports.insert(transaction, job, SETTINGS));
            for (int ordinal = 0; ordinal < chunks; ordinal++) {
                String row = "%s,ref-%d,review,web,a\n".formatted(source, ordinal);
                Chunk chunk = new Chunk(ordinal, ordinal + 2, 1, Buffer.buffer(row));
                made = made.chain(() -> imports.append(transaction, job, chunk));
            }
            return made.chain(() -> jobs.enqueue(transaction, job, chunks))
                    .chain(() -> transaction
                            .preparedQuery("UPDATE job SET state = 'running', owner = $2, started_at = now(),"
                                    + " lease_until = now() + interval '3 seconds' WHERE id = $1")
                            .execute(Tuple.of(job, owner)));
        }));
        return job;
    }

    private static <T> T get(Uni<T> operation) {
        return operation.await().atMost(TIMEOUT);
    }
}
