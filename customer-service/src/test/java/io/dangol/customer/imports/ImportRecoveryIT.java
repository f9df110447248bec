package io.dangol.customer.imports;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.customer.Database;
import io.dangol.customer.imports.ImportRepository.Settings;
import io.dangol.customer.job.JobQueue;
import io.dangol.customer.job.Lease;
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
    private static final List<String> COLUMNS =
            List.of("source", "order_id", "customer_external_id", "purchased_at", "total", "currency");

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    JobQueue jobs;

    @Inject
    ImportRepository imports;

    @Inject
    ImportStep step;

    @Inject
    Ids ids;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Test
    void whatADeadWorkerLeftIsDoneByAnotherAndNothingTwice() {
        String source = unique("pos");
        UUID dead = ids.next();
        UUID job = heldBy(dead, source, 3);
        ChunkParser parser = new ChunkParser(new Settings(ImportFormat.CSV, COLUMNS, null), json);
        Chunk first = get(transactions.read(connection -> imports.next(connection, job, -1)))
                .orElseThrow();
        boolean taken =
                get(step.take(new Lease(job, dead, false), first.ordinal(), parser.parse(first, clock.instant())));
        assertThat(taken).isTrue();
        assertThat(database.purchasesOf(source)).isEqualTo(1);

        await().atMost(DEADLINE).until(() -> state(job).equals("succeeded"));

        assertThat(database.purchasesOf(source)).isEqualTo(3);
        assertThat(database.events("io.dangol.customer.purchase.recorded.v1", source))
                .isEqualTo(3);
        assertThat(database.number("SELECT created FROM job WHERE id = $1", job))
                .isEqualTo(3);
        assertThat(database.number("SELECT count(*) FROM import_chunk WHERE job_id = $1", job))
                .isZero();
    }

    @Test
    void aWorkerThatLostItsLeaseCommitsNothing() {
        String source = unique("pos");
        UUID job = heldBy(ids.next(), source, 1);
        ChunkParser parser = new ChunkParser(new Settings(ImportFormat.CSV, COLUMNS, null), json);
        Chunk chunk = get(transactions.read(connection -> imports.next(connection, job, -1)))
                .orElseThrow();

        boolean taken = get(
                step.take(new Lease(job, ids.next(), false), chunk.ordinal(), parser.parse(chunk, clock.instant())));

        assertThat(taken).isFalse();
        await().atMost(DEADLINE).until(() -> state(job).equals("succeeded"));
        assertThat(database.purchasesOf(source)).isEqualTo(1);
    }

    private static String state(UUID job) {
        return operator()
                .get("/v1/jobs/" + PublicId.format("job", job))
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    /// A job with a purchase in each of its chunks, held by a worker who does nothing.
    private UUID heldBy(UUID owner, String source, int chunks) {
        UUID job = ids.next();
        get(transactions.write(transaction -> {
            Uni<Void> made = jobs.prepare(transaction, job, ImportWorker.KIND, false, "test")
                    .chain(() -> imports.insert(transaction, job, new Settings(ImportFormat.CSV, COLUMNS, null)));
            for (int ordinal = 0; ordinal < chunks; ordinal++) {
                String row = "%s,order-%d,1,2024-11-21T09:30:00Z,1000,KRW\n".formatted(source, ordinal);
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
