package io.dangol.feedback.intake.delivery;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.feedback.Partner;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.LivePool;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// A delivery whose transaction dies in the middle.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CrashIT {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /// The database's sessions that wait for a lock in the middle of a delivery.
    private static final String KILL = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO known_identity%'
            """;

    @Inject
    Pool pool;

    @Inject
    IdentityHasher hasher;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connectionsMost;

    @Test
    void whatDiesBeforeItsAnswerIsTakenOnceWhenItIsSentAgain() throws Exception {
        Partner partner = Partner.register();
        String body = "{\"kind\":\"complaint\",\"channel\":\"web\",\"text\":\"a\",\"customer\":{\"externalId\":\"1\"}}";
        SqlConnection holder = pool.getConnection().await().atMost(DEADLINE);
        Transaction hold = holder.begin().await().atMost(DEADLINE);
        HashedIdentity identity = hasher.hash(partner.name(), "1");
        holder.preparedQuery("INSERT INTO known_identity (key_id, hash, source) VALUES ($1, decode($2, 'hex'), $3)")
                .execute(Tuple.of(identity.keyId(), identity.hash(), identity.source()))
                .await()
                .atMost(DEADLINE);

        try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
            Future<Response> first = sender.submit(() -> partner.deliver("msg_1", body));
            await().atMost(DEADLINE)
                    .until(() ->
                            pool.query(KILL).execute().await().atMost(DEADLINE).size() == 1);
            problem(first.get().then(), 503, "intake-unavailable");
        }
        hold.rollback().await().atMost(DEADLINE);
        holder.close().await().atMost(DEADLINE);
        LivePool.await(pool, connectionsMost - 1);

        as(Roles.AGENT).get("/v1/feedback?source=" + partner.name()).then().body(at("items", hasSize(0)));
        Response again = partner.deliver("msg_1", body);
        again.then().statusCode(202).body(at("state", equalTo("received")));
        assertThat(partner.deliver("msg_1", body).asString()).isEqualTo(again.asString());
        as(Roles.AGENT).get("/v1/feedback?source=" + partner.name()).then().body(at("items", hasSize(1)));
        as(Roles.OPERATOR)
                .get("/v1/sources/" + partner.id() + "/statistics")
                .then()
                .body(at("total.accepted", equalTo(1)))
                .body(at("total.duplicates", equalTo(1)));
    }
}
