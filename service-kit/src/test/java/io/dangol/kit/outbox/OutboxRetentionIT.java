package io.dangol.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OutboxRetentionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDate OLD = LocalDate.of(2001, 1, 1);

    @Inject
    Pool pool;

    private SqlConnection connection;

    @BeforeEach
    void anOldPartition() {
        connection = now(pool.getConnection());
        now(connection
                .query("CREATE TABLE IF NOT EXISTS outbox_2001_01_01 PARTITION OF outbox"
                        + " FOR VALUES FROM ('2001-01-01 00:00+00') TO ('2001-01-02 00:00+00')")
                .execute());
    }

    @AfterEach
    void giveTheConnectionBack() {
        now(connection.query("DROP TABLE IF EXISTS outbox_2001_01_01").execute());
        now(connection.close());
    }

    @Test
    void aPartitionPastTheRetentionIsDropped() {
        assertThat(daysAfterARun()).doesNotContain(OLD);
    }

    @Test
    void aPartitionWithAnUnsentEventIsKept() {
        now(connection
                .query("INSERT INTO outbox (created_at, id, type, subject, occurred_at, data)"
                        + " VALUES ('2001-01-01 12:00+00', gen_random_uuid(), 't', 's', now(), '{}')")
                .execute());

        assertThat(daysAfterARun()).contains(OLD);
    }

    @Test
    void aPartitionThatSomebodyReadsIsLeftForLater() {
        SqlConnection reader = now(pool.getConnection());
        Transaction reading = now(reader.begin());
        now(reader.query("SELECT FROM outbox_2001_01_01").execute());

        assertThat(daysAfterARun()).contains(OLD);

        now(reading.commit());
        now(reader.close());
        assertThat(daysAfterARun()).doesNotContain(OLD);
    }

    private List<LocalDate> daysAfterARun() {
        OutboxStore store = new OutboxStore(connection);
        now(new OutboxRetention(store, Duration.ofDays(7)).run(Instant.now()));
        return now(store.partitionDays());
    }

    private static <T> T now(Uni<T> operation) {
        return operation.await().atMost(PATIENCE);
    }
}
