package io.dangol.customer.history.imports;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.customer.Database;
import io.dangol.kit.job.JobQueue;
import io.dangol.kit.time.Ids;
import io.dangol.kit.time.PublicId;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ImportRecoveryIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String SETTINGS = """
            INSERT INTO purchase_import (job_id, format, columns) VALUES
                ($1, 'csv', '{source,order_id,customer_external_id,purchased_at,total,currency}')
            """;
    private static final String CHUNK =
            "INSERT INTO import_chunk (job_id, ordinal, first_line, records, data) VALUES ($1, $2, $3, 1, $4)";
    private static final String HOLD = """
            UPDATE job SET state = 'running', owner = gen_random_uuid(), started_at = now(),
                lease_until = now() + interval '3 seconds'
            WHERE id = $1
            """;

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    JobQueue jobs;

    @Inject
    Ids ids;

    @Test
    void whatADeadWorkerLeftIsDoneByAnotherAndNothingTwice() {
        String source = unique("pos");
        UUID job = heldByADeadWorker(source, 3);

        await().atMost(DEADLINE).until(() -> state(job).equals("succeeded"));

        assertThat(database.purchasesOf(source)).isEqualTo(3);
        assertThat(database.events("io.dangol.customer.purchase.recorded.v1", source))
                .isEqualTo(3);
        assertThat(database.number("SELECT created FROM job WHERE id = $1", job))
                .isEqualTo(3);
        assertThat(database.number("SELECT count(*) FROM import_chunk WHERE job_id = $1", job))
                .isZero();
    }

    private static String state(UUID job) {
        return operator()
                .get("/v1/jobs/" + PublicId.format("job", job))
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .at("state");
    }

    /// A job with a purchase in each of its chunks.
    private UUID heldByADeadWorker(String source, int chunks) {
        UUID job = ids.next();
        transactions
                .write(transaction -> {
                    Uni<?> made = jobs.prepare(transaction, job, "purchase_import", false, "test")
                            .chain(() -> transaction.preparedQuery(SETTINGS).execute(Tuple.of(job)));
                    for (int ordinal = 0; ordinal < chunks; ordinal++) {
                        String row = "%s,order-%d,1,2024-11-21T09:30:00Z,1000,KRW\n".formatted(source, ordinal);
                        Tuple chunk = Tuple.of(job, (long) ordinal, ordinal + 2L, Buffer.buffer(row));
                        made = made.chain(() -> transaction.preparedQuery(CHUNK).execute(chunk));
                    }
                    return made.chain(() -> jobs.enqueue(transaction, job, chunks))
                            .chain(() -> transaction.preparedQuery(HOLD).execute(Tuple.of(job)));
                })
                .await()
                .atMost(TIMEOUT);
        return job;
    }
}
