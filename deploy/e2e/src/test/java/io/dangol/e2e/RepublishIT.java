package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.testkit.JsonBody;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What services keep of each other's facts is filled again by `./dangol republish`.
@ExtendWith(SuiteExtension.class)
class RepublishIT {
    private static final String SOURCE = "republish-it";
    private static final LocalDate FIRST_DAY = LocalDate.of(2009, 1, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Nobody else's, so that its figures are this test's alone.
    private static final String CHANNEL = "republish-it";
    private static final String NEWEST = "SELECT %s FROM republication ORDER BY id DESC LIMIT 1";
    private static final List<String> PUBLISHERS = List.of("customer", "feedback", "loyalty");
    /// What each consumer takes of what is told again.
    private static final Map<String, Set<String>> WANTED = Map.of(
            "customer",
            Set.of("io.dangol.feedback.feedback.received.v1", "io.dangol.feedback.source.registered.v1"),
            "feedback",
            Set.of("io.dangol.customer.customer.registered.v1"),
            "loyalty",
            Set.of(
                    "io.dangol.customer.customer.registered.v1",
                    "io.dangol.customer.purchase.recorded.v1",
                    "io.dangol.feedback.compensation.approved.v1",
                    "io.dangol.feedback.compensation.reversed.v1"),
            "analytics",
            Set.of(
                    "io.dangol.customer.customer.registered.v1",
                    "io.dangol.customer.purchase.recorded.v1",
                    "io.dangol.feedback.feedback.received.v1",
                    "io.dangol.feedback.response.recorded.v1",
                    "io.dangol.feedback.case.opened.v1",
                    "io.dangol.feedback.case.resolved.v1",
                    "io.dangol.feedback.compensation.approved.v1",
                    "io.dangol.loyalty.member.enrolled.v1",
                    "io.dangol.loyalty.points.earned.v1"));

    private Suite suite;
    private Api api;
    private EventTables events;

    @BeforeEach
    void ask(Suite started) {
        suite = started;
        api = new Api(started);
        events = new EventTables(started);
    }

    @Test
    void projectionsThatWereEmptiedAreFilledAgainAndNothingIsEarnedTwice() throws SQLException {
        Shop shop = Shop.of(SOURCE, FIRST_DAY, 1_000, 4);
        api.importCsv(shop.csv());
        awaitFigures(shop);
        awaitConsumed(List.of("customer"), any -> true);
        String books = books();
        String identities = identities();

        change("analytics", """
                DELETE FROM inbox;
                DELETE FROM fact WHERE kind = 'purchase' AND day BETWEEN '2008-12-01' AND '2010-02-01';
                DELETE FROM purchase_version WHERE day BETWEEN '2008-12-01' AND '2010-02-01';
                DELETE FROM rollup WHERE kind = 'purchase' AND day BETWEEN '2008-12-01' AND '2010-02-01';
                DELETE FROM customer_activity WHERE day BETWEEN '2008-12-01' AND '2010-02-01'""");
        change("loyalty", "DELETE FROM inbox");
        change("feedback", "DELETE FROM inbox; DELETE FROM known_identity WHERE source = '" + SOURCE + "'");
        assertThat(api.kpiValue("purchases", FIRST_DAY, FIRST_DAY.plusYears(1))).isZero();

        for (int times = 0; times < 2; times++) {
            republish("customer");
            awaitConsumed(List.of("customer"), any -> true);
            awaitFigures(shop);
            assertThat(books()).isEqualTo(books);
            assertThat(identities()).isEqualTo(identities);
        }
    }

    @Test
    void allPublishersTogetherFillTheFiguresAgainUnderTheSameEvents() throws SQLException {
        String customer = buy();
        complain(customer);
        awaitConsumed(PUBLISHERS, entry -> entry.subject().equals(customer));
        String figures = figures();
        String books = books();
        String customers = text("customer", "SELECT count(*) FROM customer");

        change("analytics", """
                DELETE FROM inbox;
                DELETE FROM purchase_version
                WHERE purchase_id IN (SELECT id FROM fact WHERE kind = 'purchase' AND channel = '%1$s');
                DELETE FROM fact WHERE channel = '%1$s';
                DELETE FROM rollup WHERE channel = '%1$s';
                DELETE FROM score_rollup WHERE channel = '%1$s';
                DELETE FROM customer_activity WHERE channel = '%1$s'""".formatted(CHANNEL));
        change("loyalty", "DELETE FROM inbox");
        change("customer", "DELETE FROM inbox");
        change("feedback", "DELETE FROM inbox");
        assertThat(figures()).isNotEqualTo(figures);

        for (int times = 0; times < 2; times++) {
            PUBLISHERS.forEach(this::republish);
            awaitConsumed(PUBLISHERS, entry -> entry.subject().equals(customer));
            assertThat(figures()).isEqualTo(figures);
            assertThat(books()).isEqualTo(books);
            assertThat(text("customer", "SELECT count(*) FROM customer")).isEqualTo(customers);
            new Books(suite).assertThatAllInvariantsHold();
        }
    }

    /// @return a customer with a purchase that earned
    private String buy() {
        return suite.as("agent")
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"source":"%s","orderId":"%s","customer":{"externalId":"00001"},"channel":"%s",
                         "purchasedAt":"2024-11-21T09:30:00+09:00","total":{"amount":"129000","currency":"KRW"},
                         "lines":[{"sku":"TEA-01","quantity":1}]}""".formatted(SOURCE, UUID.randomUUID(), CHANNEL))
                .post("/v1/purchases")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("customerId");
    }

    /// A rated complaint that is put right twice, the first time with points that are taken back.
    private void complain(String customer) {
        String feedback = suite.as("service")
                .contentType("application/json")
                .body("""
                        {"kind":"complaint","channel":"%s","text":"늦어요","customer":{"id":"%s"},
                         "rating":{"metric":"csat","score":2}}""".formatted(CHANNEL, customer))
                .post("/v1/feedback")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
        String opened = "/v1/cases/"
                + suite.as("agent").get("/v1/cases?feedbackId=" + feedback).path("items[0].id");
        String compensation = resolve(opened, ",\"compensation\":{\"points\":300,\"reason\":\"late\"}")
                .getString("resolution.compensation.id");
        suite.as("marketer")
                .contentType("application/json")
                .body("{\"reason\":\"found\"}")
                .post(opened + "/compensations/" + compensation + "/reverse")
                .then()
                .statusCode(200);
        suite.as("agent")
                .contentType("application/json")
                .post(opened + "/reopen")
                .then()
                .statusCode(200);
        resolve(opened, "");
    }

    private JsonPath resolve(String opened, String more) {
        return suite.as("agent")
                .contentType("application/json")
                .body("{\"remedy\":\"points\"%s}".formatted(more))
                .post(opened + "/resolve")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// What analytics-service knows of the channel, each fact with the event that told of it; and how many resolutions
    /// and compensations there are at all.
    private String figures() throws SQLException {
        return text("analytics", """
                SELECT concat_ws(E'\n',
                    (SELECT string_agg(concat_ws(' ', kind, day, id, event_id, customer_id, occurred_at, facet, value),
                        E'\n' ORDER BY kind, id) FROM fact WHERE channel = '%1$s'),
                    (SELECT string_agg(concat_ws(' ', kind, day, facet, n, sum), E'\n' ORDER BY kind, day, facet)
                        FROM rollup WHERE channel = '%1$s'),
                    (SELECT string_agg(concat_ws(' ', metric, day, score, n), E'\n' ORDER BY metric, day, score)
                        FROM score_rollup WHERE channel = '%1$s'),
                    (SELECT string_agg(concat_ws(' ', day, customer_id, purchases), E'\n' ORDER BY day, customer_id)
                        FROM customer_activity WHERE channel = '%1$s'),
                    (SELECT string_agg(concat_ws(' ', kind, n, sum), E'\n' ORDER BY kind, day, channel, facet)
                        FROM rollup WHERE kind IN ('case_resolved', 'compensation', 'points_earned')))
                """.formatted(CHANNEL));
    }

    /// A publisher that dies in the middle goes on where it was, and nothing is told twice by one request.
    @Test
    void aPublisherThatIsKilledGoesOnWhereItWas() throws SQLException {
        for (int number = 0; number < 8; number++) {
            complain(buy());
        }
        String customer = buy();
        awaitConsumed(PUBLISHERS, entry -> entry.subject().equals(customer));
        for (String publisher : List.of("feedback", "loyalty")) {
            String books = books();
            change(publisher, "INSERT INTO republication (id, per_second) VALUES (uuidv7(), 5)");
            await().atMost(PATIENCE).until(() -> number(publisher, NEWEST.formatted("published")) >= 10);
            suite.killAndAwaitRestart(publisher);
            change(publisher, "UPDATE republication SET per_second = 5000 WHERE state = 'running'");

            await().atMost(PATIENCE)
                    .until(() -> text(publisher, NEWEST.formatted("state")).equals("succeeded"));
            assertThat(number(publisher, NEWEST.formatted("total - published"))).isZero();
            awaitConsumed(PUBLISHERS, entry -> entry.subject().equals(customer));
            assertThat(books()).isEqualTo(books);
        }
    }

    private long number(String service, String query) throws SQLException {
        return Long.parseLong(text(service, query));
    }

    @Test
    void aServiceThatCannotTellItsHistoryIsRefused() {
        Suite.Ended ended = suite.run("republish", "--service", "analytics", "--yes");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.printed()).contains("--service must be");
    }

    private void awaitFigures(Shop shop) {
        api.awaitFigures(shop, FIRST_DAY, FIRST_DAY.plusYears(1).plusDays(1), PATIENCE);
    }

    private void republish(String service) {
        assertThat(suite.command("republish", "--service", service, "--per-second", "5000", "--yes"))
                .contains("events were published again");
    }

    /// Until everything of theirs that can be told again is taken by everybody who wants it.
    ///
    /// @param which of their events
    private void awaitConsumed(List<String> publishers, Predicate<EventTables.Entry> which) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> missing = new ArrayList<>();
            Map<UUID, String> told = new HashMap<>();
            for (String publisher : publishers) {
                assertThat(events.unsent(publisher)).as(publisher).isZero();
                events.entries(publisher).values().stream()
                        .filter(which)
                        .forEach(entry -> told.put(entry.id(), entry.type()));
            }
            for (Map.Entry<String, Set<String>> consumer : WANTED.entrySet()) {
                Set<UUID> consumed = events.consumed(consumer.getKey());
                told.forEach((id, type) -> {
                    if (consumer.getValue().contains(type) && !consumed.contains(id)) {
                        missing.add(consumer.getKey() + " " + type);
                    }
                });
            }
            assertThat(missing).isEmpty();
        });
    }

    /// What the ledger of points holds.
    private String books() throws SQLException {
        return text("loyalty", """
                SELECT (SELECT count(*) FROM ledger_transaction) || ' transactions, '
                    || (SELECT count(*) || ' accounts with ' || sum(balance) FROM account WHERE owner IS NOT NULL)""");
    }

    /// Which customers of the source feedback-service knows.
    private String identities() throws SQLException {
        return text(
                "feedback",
                "SELECT count(*) || ' ' || md5(string_agg(encode(hash, 'hex') || customer_id, ',' ORDER BY hash))"
                        + " FROM known_identity WHERE source = '" + SOURCE + "'");
    }

    private String text(String service, String query) throws SQLException {
        try (Connection connection = suite.database(service);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void change(String service, String statements) throws SQLException {
        try (Connection connection = suite.database(service);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
