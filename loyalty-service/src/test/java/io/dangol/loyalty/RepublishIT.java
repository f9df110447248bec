package io.dangol.loyalty;

import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.OwnInfrastructure;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.dangol.testkit.RepublishedEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The history of the books, published again.
@QuarkusTest
@QuarkusTestResource(value = OwnInfrastructure.class, restrictToAnnotatedClass = true)
class RepublishIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    /// What [#history] publishes.
    private static final int EVENTS = 13;

    @Inject
    Facts facts;

    @Inject
    Ledgers ledgers;

    @Inject
    Stored stored;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void nothingRuns() throws SQLException {
        stored.execute("UPDATE republication SET state = 'cancelled', finished_at = now() WHERE state = 'running'");
    }

    @Test
    void everyEventIsPublishedAgainAsItWas() throws SQLException {
        List<String> customers = history();
        try (PublishedEvents topic = new PublishedEvents(bootstrapServers, "loyalty.events")) {
            List<Published> first =
                    await().atMost(DEADLINE).until(() -> of(topic, customers), all -> all.size() == EVENTS);
            String books = books();

            republish(1_000);
            List<Published> second =
                    await().atMost(DEADLINE).until(() -> of(topic, customers), all -> all.size() == 2 * EVENTS);
            RepublishedEvents.requireSame(first, second.subList(EVENTS, 2 * EVENTS));

            republish(1_000);
            List<Published> third =
                    await().atMost(DEADLINE).until(() -> of(topic, customers), all -> all.size() == 3 * EVENTS);
            RepublishedEvents.requireSame(first, third.subList(2 * EVENTS, 3 * EVENTS));

            EventSchemas schemas = new EventSchemas(Path.of("events"));
            third.forEach(event -> schemas.check(event.type(), event.value()));
            assertThat(books()).isEqualTo(books);
        }
    }

    /// The books are held against the outbox, where an event that was published again stands more than once.
    @Test
    void theBooksAreWholeAfterwards() throws SQLException {
        history();
        republish(1_000);

        Ledgers.as("operator").get("/v1/integrity").then().statusCode(200).body(at("ok", equalTo(true)));
    }

    /// What was published before it was broken off is not published once more.
    @Test
    void itGoesOnWhereItWas() throws SQLException {
        List<String> customers = history();
        UUID id = request(2);
        await().atMost(DEADLINE)
                .until(() -> stored.number("SELECT published FROM republication WHERE id = ?", id) >= 4);
        stored.execute(
                "UPDATE republication SET state = 'cancelled', finished_at = now() WHERE id = '%s'".formatted(id));
        stored.execute("""
                UPDATE republication SET state = 'running', finished_at = NULL, per_second = 1000 WHERE id = '%s'
                """.formatted(id));

        awaitEnd(id);

        assertThat(stored.number("SELECT published - total FROM republication WHERE id = ?", id))
                .isZero();
        try (PublishedEvents topic = new PublishedEvents(bootstrapServers, "loyalty.events")) {
            await().atMost(DEADLINE).until(() -> of(topic, customers).size() == 2 * EVENTS);
        }
    }

    /// A purchase with its channel, a part of it returned, points by hand, spent, held and redeemed, held and given
    /// back, transferred, corrected, pending, and for a complaint.
    ///
    /// @return the customers; they have [#EVENTS] events
    private List<String> history() {
        Member giver = ledgers.member();
        Member getter = ledgers.member();
        String purchase = facts.newId("pur");
        facts.purchased(giver.customer(), purchase, "100000", "KRW");
        stored.awaitBalance(giver.customer(), 1_000);
        facts.returned(giver.customer(), purchase, facts.newId("ret"), 2, "10000", "100000");
        stored.awaitBalance(giver.customer(), 900);
        ledgers.earn(giver, 50, "");
        ledgers.earn(giver, 20, ",\"availableAt\":\"2099-01-01T00:00:00Z\"");
        post("/v1/transactions", "{\"kind\":\"spend\",\"account\":\"%s\",\"points\":30,\"reason\":\"test\"}", giver);
        String held = post("/v1/holds", "{\"account\":\"%s\",\"points\":40,\"reason\":\"test\"}", giver);
        post("/v1/holds/" + held + "/capture", "{\"points\":15}", giver);
        String released = post("/v1/holds", "{\"account\":\"%s\",\"points\":40,\"reason\":\"test\"}", giver);
        post("/v1/holds/" + released + "/release", "{}", giver);
        post(
                "/v1/transfers",
                "{\"from\":\"%%s\",\"to\":\"%s\",\"points\":25,\"reason\":\"test\"}".formatted(getter.account()),
                giver);
        facts.compensated(getter.customer(), facts.newId("cmp"), facts.newId("cas"), 300);
        stored.awaitBalance(getter.customer(), 325);
        return List.of(giver.customer(), getter.customer());
    }

    private static String post(String path, String body, Member member) {
        return Ledgers.post(path, body.formatted(member.account()))
                .then()
                .statusCode(lessThan(300))
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private String books() {
        return (String) stored.value("""
                SELECT (SELECT count(*) FROM ledger_transaction) || ' transactions, '
                    || (SELECT count(*) || ' accounts with ' || sum(balance) FROM account WHERE owner IS NOT NULL)
                """);
    }

    private void republish(int perSecond) throws SQLException {
        awaitEnd(request(perSecond));
    }

    private UUID request(int perSecond) throws SQLException {
        UUID id = UUID.randomUUID();
        stored.execute("INSERT INTO republication (id, per_second) VALUES ('%s', %d)".formatted(id, perSecond));
        return id;
    }

    private void awaitEnd(UUID id) {
        await().atMost(DEADLINE)
                .until(() ->
                        stored.number("SELECT count(*) FROM republication WHERE id = ? AND state = 'succeeded'", id)
                                == 1);
    }

    private static List<Published> of(PublishedEvents topic, List<String> customers) {
        return topic.all().stream()
                .filter(event -> customers.contains(event.key()))
                .toList();
    }
}
