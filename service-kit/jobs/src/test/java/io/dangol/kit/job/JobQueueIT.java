package io.dangol.kit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class JobQueueIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int UNFINISHED_MOST = 50;
    /// No worker does it.
    private static final String KIND = "nobodys";

    @Inject
    JobQueue jobs;

    @Inject
    Transactions transactions;

    @Inject
    Ids ids;

    @Inject
    Pool pool;

    @AfterEach
    void forget() {
        get(pool.query("DELETE FROM job WHERE kind = 'nobodys'").execute());
    }

    @Test
    void aJobIsHeldByOneWorkerTheOldestFirst() {
        UUID first = queued();
        UUID second = queued();

        assertThat(claimed(ids.next())).contains(first);
        assertThat(claimed(ids.next())).contains(second);
        assertThat(claimed(ids.next())).isEmpty();
    }

    @Test
    void aWorkerGoesOnWithWhatItHolds() {
        UUID owner = ids.next();
        UUID job = queued();
        assertThat(claimed(owner)).contains(job);

        assertThat(claimed(owner)).contains(job);
    }

    @Test
    void aLeaseThatRanOutOrWasGivenUpIsAnybodys() {
        UUID owner = ids.next();
        UUID job = queued();
        assertThat(claimed(owner)).contains(job);
        get(pool.query("UPDATE job SET lease_until = lease_until - interval '4 seconds' WHERE kind = 'nobodys'")
                .execute());
        assertThat(claimed(ids.next())).contains(job);

        UUID leaving = ids.next();
        UUID left = queued();
        assertThat(claimed(leaving)).contains(left);
        get(jobs.release(leaving));
        get(pool.query("UPDATE job SET lease_until = lease_until - interval '1 millisecond' WHERE kind = 'nobodys'")
                .execute());
        assertThat(claimed(ids.next())).contains(left);
    }

    @Test
    void onlyTheHolderEndsAJob() {
        UUID job = queued();
        UUID owner = ids.next();
        assertThat(claimed(owner)).contains(job);

        get(jobs.succeed(new Lease(job, KIND, ids.next(), false)));
        assertThat(claimed(owner)).contains(job);
        get(jobs.succeed(new Lease(job, KIND, owner, false)));

        assertThat(claimed(owner)).isEmpty();
    }

    @Test
    void moreThanFiftyDoNotWait() {
        for (int count = 0; count < UNFINISHED_MOST; count++) {
            queued();
        }

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(this::queued)
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(JobProblem.TOO_MANY_JOBS));
    }

    private UUID queued() {
        UUID job = ids.next();
        get(transactions.write(transaction ->
                jobs.prepare(transaction, job, KIND, false, "test").chain(() -> jobs.enqueue(transaction, job, 1))));
        return job;
    }

    private Optional<UUID> claimed(UUID owner) {
        return get(jobs.claim(List.of("otherwise", KIND), owner)).map(Lease::jobId);
    }

    private static <T> T get(Uni<T> operation) {
        return operation.await().atMost(TIMEOUT);
    }
}
