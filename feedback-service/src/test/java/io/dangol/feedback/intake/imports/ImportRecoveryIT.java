package io.dangol.feedback.intake.imports;

import static io.dangol.feedback.Requests.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.kit.job.JobQueue;
import io.dangol.kit.security.Roles;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ImportRecoveryIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String SETTINGS = """
            INSERT INTO feedback_import (job_id, format, columns, guarded) VALUES
                ($1, 'csv', '{source,external_ref,kind,channel,text}', false)
            """;
    private static final String CHUNK =
            "INSERT INTO import_chunk (job_id, ordinal, first_line, records, data) VALUES ($1, $2, $3, 1, $4)";
    private static final String HOLD = """
            UPDATE job SET state = 'running', owner = gen_random_uuid(), started_at = now(),
                lease_until = now() + interval '3 seconds'
            WHERE id = $1
            """;

    @Inject
    Transactions transactions;

    @Inject
    JobQueue jobs;

    @Inject
    Ids ids;

    @Test
    void whatADeadWorkerLeftIsDoneByAnotherAndNothingTwice() {
        String source = "import-" + UUID.randomUUID();
        UUID job = heldByADeadWorker(source, 3);

        await().atMost(DEADLINE).until(() -> state(job).equals("succeeded"));

        int recorded = as(Roles.AGENT)
                .get("/v1/feedback?source=" + source)
                .as(JsonBody.class)
                .<List<?>>at("items")
                .size();
        assertThat(recorded).isEqualTo(3);
    }

    private static String state(UUID job) {
        return as(Roles.OPERATOR)
                .get("/v1/feedback-jobs/" + PublicId.format("job", job))
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .at("state");
    }

    /// A job with feedback in each of its chunks.
    private UUID heldByADeadWorker(String source, int chunks) {
        UUID job = ids.next();
        transactions
                .write(transaction -> {
                    Uni<?> made = jobs.prepare(transaction, job, "feedback_import", false, "test")
                            .chain(() -> transaction.preparedQuery(SETTINGS).execute(Tuple.of(job)));
                    for (int ordinal = 0; ordinal < chunks; ordinal++) {
                        String row = "%s,ref-%d,review,web,a\n".formatted(source, ordinal);
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
