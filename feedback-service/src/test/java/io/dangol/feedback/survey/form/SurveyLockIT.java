package io.dangol.feedback.survey.form;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.feedback.Surveys.change;
import static io.dangol.feedback.Surveys.form;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.feedback.Surveys;
import io.dangol.feedback.base.id.IdKind;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Changes of one survey at once.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SurveyLockIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String WAITING = """
            FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND datname = current_database() AND lower(query) LIKE '%from survey %'
            """;

    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connectionsMost;

    /// The second waits for the first, and then sees its wording.
    @Test
    void rewordingsAtOnceAreVersionsOneAfterTheOther() throws Exception {
        String id = Surveys.draft(form(""));

        List<Response> changed;
        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            List<Future<Response>> sent;
            try (HeldSurvey held = new HeldSurvey(id)) {
                sent = IntStream.range(0, 2)
                        .mapToObj(number -> senders.submit(
                                () -> change(id, "*", "{\"title\":{\"ko\":\"가%d\",\"en\":\"a\"}}".formatted(number))))
                        .toList();
                held.awaitWaiting(2);
            }
            changed = List.of(sent.get(0).get(), sent.get(1).get());
        }

        assertThat(changed).extracting(Response::statusCode).containsOnly(200);
        assertThat(changed)
                .extracting(response -> response.<Integer>path("wordingVersion"))
                .containsExactlyInAnyOrder(2, 3);
        as(Roles.ANALYST)
                .get("/v1/surveys/" + id + "/versions?count=true")
                .then()
                .body(at("items.wordingVersion", equalTo(List.of(3, 2, 1))))
                .body(at("count", equalTo(3)));
    }

    /// The one that comes second has seen what is no longer so.
    @Test
    void ofTwoWhoSawTheSameVersionOneChangesIt() throws Exception {
        String id = Surveys.draft(form(""));

        List<Response> answers;
        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            List<Future<Response>> sent;
            try (HeldSurvey held = new HeldSurvey(id)) {
                sent = IntStream.range(0, 2)
                        .mapToObj(number ->
                                senders.submit(() -> change(id, "\"1\"", "{\"name\":\"name %d\"}".formatted(number))))
                        .toList();
                held.awaitWaiting(2);
            }
            answers = List.of(sent.get(0).get(), sent.get(1).get());
        }

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
        as(Roles.AGENT).get("/v1/surveys/" + id).then().header("ETag", "\"2\"");
    }

    @Test
    void aConnectionThatEndsUnderAChangeIs503AndNothingIsChanged() throws Exception {
        String id = Surveys.draft(form(""));

        Response answer;
        try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
            Future<Response> sent;
            try (HeldSurvey held = new HeldSurvey(id)) {
                sent = sender.submit(() -> change(id, "\"1\"", "{\"name\":\"b\"}"));
                held.awaitWaiting(1);
                held.endWaiting();
                answer = sent.get();
            }
        }

        problem(answer.then(), 503, "service-unavailable").header("Retry-After", notNullValue());
        as(Roles.AGENT).get("/v1/surveys/" + id).then().header("ETag", "\"1\"");
        // The relay holds one.
        LivePool.await(pool, connectionsMost - 1);
    }

    /// A survey whose row somebody holds.
    private final class HeldSurvey implements AutoCloseable {
        private final SqlConnection holder;
        private final Transaction hold;

        HeldSurvey(String id) {
            UUID survey = IdKind.SURVEY.parse(id).orElseThrow();
            holder = pool.getConnection().await().atMost(DEADLINE);
            hold = holder.begin().await().atMost(DEADLINE);
            holder.preparedQuery("SELECT FROM survey WHERE id = $1 FOR UPDATE")
                    .execute(Tuple.of(survey))
                    .await()
                    .atMost(DEADLINE);
        }

        void awaitWaiting(int writers) {
            await().atMost(DEADLINE)
                    .untilAsserted(
                            () -> assertThat(waiting()).as("writers that wait").isEqualTo(writers));
        }

        /// How many wait for it. The holder's own transaction would see the same sessions each time.
        private long waiting() {
            return pool.query("SELECT count(*) " + WAITING)
                    .execute()
                    .await()
                    .atMost(DEADLINE)
                    .iterator()
                    .next()
                    .getLong(0);
        }

        void endWaiting() {
            pool.query("SELECT pg_terminate_backend(pid) " + WAITING)
                    .execute()
                    .await()
                    .atMost(DEADLINE);
        }

        @Override
        public void close() {
            hold.rollback().await().atMost(DEADLINE);
            holder.close().await().atMost(DEADLINE);
        }
    }
}
