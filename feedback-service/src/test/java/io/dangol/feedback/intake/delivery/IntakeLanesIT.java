package io.dangol.feedback.intake.delivery;

import static io.dangol.feedback.Requests.as;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.feedback.Partner;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Deliveries that come while another is under way, and so are recorded together.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class IntakeLanesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int DELIVERIES = 40;
    private static final String TRAP = """
            CREATE FUNCTION refuse_trap() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'a trap' USING ERRCODE = '22000'; END $$;
            CREATE TRIGGER trap BEFORE INSERT ON feedback FOR EACH ROW WHEN (NEW.text = 'a trap')
                EXECUTE FUNCTION refuse_trap();
            """;
    private static final String NO_TRAP = "DROP TRIGGER trap ON feedback; DROP FUNCTION refuse_trap();";

    @Inject
    Pool pool;

    @Inject
    IdentityHasher hasher;

    @Test
    void manyAreOneTransactionAndEachIsTakenOnce() throws Exception {
        Partner partner = Partner.register();

        List<Response> answers =
                deliverTogether(partner, number -> "msg_" + number % 30, number -> body("tea", number));

        assertThat(answers).allSatisfy(answer -> answer.then().statusCode(202).body(at("state", equalTo("received"))));
        for (int number = 30; number < DELIVERIES; number++) {
            assertThat(answers.get(number).asString())
                    .isEqualTo(answers.get(number - 30).asString());
        }
        as(Roles.AGENT)
                .get("/v1/feedback?limit=200&source=" + partner.name())
                .then()
                .body(at("items", hasSize(31)));
        as(Roles.OPERATOR)
                .get("/v1/sources/" + partner.id() + "/statistics")
                .then()
                .body(at("total.accepted", equalTo(31)))
                .body(at("total.duplicates", equalTo(10)));
        assertThat(transactions(partner)).isBetween(2L, 4L);
    }

    @Test
    void oneThatTheDatabaseWillNotHaveGoesToTheQuarantineAlone() throws Exception {
        Partner partner = Partner.register();
        run(TRAP);
        try {
            List<Response> answers = deliverTogether(
                    partner, number -> "msg_" + number, number -> body(number == 17 ? "a trap" : "tea", number));

            for (int number = 0; number < DELIVERIES; number++) {
                answers.get(number)
                        .then()
                        .statusCode(202)
                        .body(at("state", equalTo(number == 17 ? "quarantined" : "received")));
            }
        } finally {
            run(NO_TRAP);
        }
        as(Roles.AGENT)
                .get("/v1/feedback?limit=200&source=" + partner.name())
                .then()
                .body(at("items", hasSize(DELIVERIES)));
    }

    private interface Of<T> {
        T number(int number);
    }

    /// One delivery that waits for somebody, and the others behind it.
    ///
    /// @return the answers to the others
    private List<Response> deliverTogether(Partner partner, Of<String> id, Of<String> body) throws Exception {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> sent = new ArrayList<>();
            Future<Response> first;
            try (HeldCustomer held = new HeldCustomer(pool, hasher.hash(partner.name(), "held"))) {
                first = senders.submit(() -> partner.deliver("msg_first", """
                        {"kind":"review","channel":"web","text":"first","customer":{"externalId":"held"}}"""));
                await().atMost(PATIENCE).until(held::isWaitedFor);
                for (int number = 0; number < DELIVERIES; number++) {
                    int own = number;
                    sent.add(senders.submit(() -> partner.deliver(id.number(own), body.number(own))));
                }
                await().atMost(PATIENCE).until(() -> waiting() == DELIVERIES);
            }
            first.get().then().statusCode(202);
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : sent) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static String body(String text, int number) {
        return "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"%s\",\"customer\":{\"externalId\":\"c%d\"}}"
                .formatted(text, number % 3);
    }

    private static long waiting() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("dangol_intake_waiting"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /// In how many transactions the deliveries of a source were recorded.
    private long transactions(Partner partner) {
        return pool.preparedQuery("SELECT count(DISTINCT xmin::text) FROM webhook_delivery WHERE source_id ="
                        + " (SELECT id FROM source WHERE name = $1)")
                .execute(Tuple.of(partner.name()))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(PATIENCE);
    }
}
