package io.dangol.customer;

import static io.dangol.customer.Api.patching;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.customer.history.Shop;
import io.dangol.customer.person.CustomerDirectory;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.time.PublicId;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.OwnInfrastructure;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.dangol.testkit.RepublishedEvents;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The history of the tables, published again.
@QuarkusTest
@QuarkusTestResource(value = OwnInfrastructure.class, restrictToAnnotatedClass = true)
class RepublishIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Set<String> TOLD_AGAIN = Set.of(
            "io.dangol.customer.customer.registered.v1",
            "io.dangol.customer.purchase.recorded.v1",
            "io.dangol.customer.purchase.returned.v1",
            "io.dangol.customer.sale.recorded.v1",
            "io.dangol.customer.sale.returned.v1",
            "io.dangol.customer.purchase.corrected.v1",
            "io.dangol.customer.purchase.cancelled.v1",
            "io.dangol.customer.credit.recorded.v1");

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    CustomerDirectory directory;

    @Inject
    IdentityHasher hasher;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void nothingRuns() {
        database.change("UPDATE republication SET state = 'cancelled', finished_at = now() WHERE state = 'running'");
    }

    @Test
    void everyEventIsPublishedAgainAsItWas() {
        String source = unique("pos");
        List<String> customers = history(source);
        try (PublishedEvents topic = new PublishedEvents(bootstrapServers, "customer.events")) {
            List<Published> first = await().atMost(DEADLINE).until(() -> of(topic, customers), all -> all.size() == 16);

            republish(null, 1_000);
            List<Published> second =
                    await().atMost(DEADLINE).until(() -> of(topic, customers), all -> all.size() == 32);

            RepublishedEvents.requireSame(first, second.subList(16, 32));
            republish(null, 1_000);
            List<Published> third = await().atMost(DEADLINE).until(() -> of(topic, customers), all -> all.size() == 48);
            RepublishedEvents.requireSame(first, third.subList(32, 48));
            EventSchemas schemas = new EventSchemas(Path.of("events"));
            third.forEach(event -> schemas.check(event.type(), event.value()));
        }
    }

    /// Sales, claims, corrections, cancellations, returns that waited, and credit notes.
    @Test
    void theWholeOfAShopIsPublishedAgainAsItWas() {
        List<String> subjects = wholeShop(unique("pos"));
        try (PublishedEvents topic = new PublishedEvents(bootstrapServers, "customer.events")) {
            List<Published> first = await().atMost(DEADLINE).until(() -> of(topic, subjects), all -> all.size() == 28);

            republish(null, 1_000);
            List<Published> second = await().atMost(DEADLINE).until(() -> of(topic, subjects), all -> all.size() == 56);

            RepublishedEvents.requireSame(first, second.subList(28, 56));
            EventSchemas schemas = new EventSchemas(Path.of("events"));
            second.forEach(event -> schemas.check(event.type(), event.value()));
            assertThat(first.stream().map(Published::type).collect(Collectors.toSet()))
                    .isEqualTo(TOLD_AGAIN);
            // Page by page, so that no page begins where the one before has ended.
            for (int perSecond : List.of(1, 2, 3)) {
                UUID slow = request(null, perSecond);
                await().atMost(DEADLINE)
                        .until(() -> database.number("SELECT published FROM republication WHERE id = $1", slow) >= 2);
                database.change("UPDATE republication SET per_second = 1000 WHERE id = $1", slow);
                awaitEnd(slow);
                assertThat(database.number("SELECT published - total FROM republication WHERE id = $1", slow))
                        .isZero();
            }
        }
    }

    @Test
    void onlyWhatWasRecordedSinceAMomentIsPublishedAgain() {
        String before = buy(unique("pos"), "1", "A");
        OffsetDateTime since = Instant.now().atOffset(ZoneOffset.UTC);
        String source = unique("pos");
        String after = buy(source, "1", "B");
        try (PublishedEvents topic = new PublishedEvents(bootstrapServers, "customer.events")) {
            republish(since, 1_000);

            await().atMost(DEADLINE).until(() -> of(topic, List.of(after)).size() == 4);
            assertThat(of(topic, List.of(before))).hasSize(2);
        }
    }

    /// While it goes slowly, the events of the day are published as ever.
    @Test
    void itGoesNoFasterThanAskedAndHoldsUpNothing() {
        history(unique("pos"));
        UUID id = request(null, 1);

        await().atMost(DEADLINE)
                .until(() -> database.number("SELECT published FROM republication WHERE id = $1", id) >= 2);
        String customer = buy(unique("pos"), "1", "live");
        try (PublishedEvents topic = new PublishedEvents(bootstrapServers, "customer.events")) {
            await().atMost(DEADLINE).until(() -> of(topic, List.of(customer)).size() >= 2);
        }

        assertThat(database.number(
                        "SELECT (published - 4 - extract(epoch FROM now() - requested_at))::bigint FROM republication"
                                + " WHERE id = $1",
                        id))
                .isNotPositive();
        assertThat(database.number("SELECT count(*) FROM republication WHERE id = $1 AND state = 'running'", id))
                .isEqualTo(1);
    }

    /// What was published before it was broken off is not published once more.
    @Test
    void itGoesOnWhereItWas() {
        String source = unique("pos");
        List<String> customers = history(source);
        UUID id = request(null, 2);
        await().atMost(DEADLINE)
                .until(() -> database.number("SELECT published FROM republication WHERE id = $1", id) >= 4);
        database.change("UPDATE republication SET state = 'cancelled', finished_at = now() WHERE id = $1", id);
        database.change(
                "UPDATE republication SET state = 'running', finished_at = NULL, per_second = 1000 WHERE id = $1", id);

        awaitEnd(id);

        assertThat(database.number("SELECT published - total FROM republication WHERE id = $1", id))
                .isZero();
        try (PublishedEvents topic = new PublishedEvents(bootstrapServers, "customer.events")) {
            await().atMost(DEADLINE).until(() -> of(topic, customers).size() == 32);
        }
    }

    /// Four customers: one with purchases and returns, one who only gave feedback, one with a profile that changed, and
    /// one without an identity.
    ///
    /// @return their ids; they have 16 events that are told again
    private List<String> history(String source) {
        List<String> customers = new ArrayList<>();
        for (int order = 0; order < 5; order++) {
            customers.add(buy(source, "00001", "A-" + order));
        }
        for (int order = 0; order < 3; order++) {
            giveBack(source, "A-" + order, "R-1", "100");
            giveBack(source, "A-" + order, "R-2", "200");
        }
        HashedIdentity hash = hasher.hash(source, "feedback");
        transactions
                .write(transaction -> directory.register(
                        transaction, List.of(hash), Instant.now().truncatedTo(ChronoUnit.MICROS)))
                .await()
                .atMost(DEADLINE);
        customers.add(PublicId.format(
                "cus",
                database.id("SELECT customer_id FROM identity_hash WHERE hash = decode($1, 'hex')", hash.hash())));
        String profile = registered("{\"identity\":{\"source\":\"%s\",\"externalId\":\"00002\"}}".formatted(source));
        patching(Tokens.of("agent"))
                .header("If-Match", "\"1\"")
                .body("{\"name\":\"김서연\"}")
                .patch("/v1/customers/" + profile)
                .then()
                .statusCode(200);
        customers.add(profile);
        buy(source, "00002", "B");
        customers.add(registered("{}"));
        return customers.stream().distinct().toList();
    }

    /// @return the subjects of 28 events that are told again
    private static List<String> wholeShop(String source) {
        List<String> subjects = new ArrayList<>();
        // Registered, recorded, returned, corrected, returned, corrected.
        JsonPath bought = Shop.recorded(Shop.purchase(source, "A", "1", "12900"));
        subjects.add(bought.getString("customerId"));
        Shop.returned(bought.getString("id"), "R-1", "100");
        Shop.correct(bought.getString("id"), 2, Shop.correction("13000"));
        Shop.returned(bought.getString("id"), "R-2", "200");
        Shop.correct(bought.getString("id"), 4, Shop.correction("14000"));
        // Of nobody: recorded, returned, corrected, returned. Of somebody new: registered, recorded, 2 returned,
        // corrected, returned.
        String sale = Shop.recorded(Shop.sale(source, "B", "12900")).getString("id");
        subjects.add(sale);
        Shop.returned(sale, "R-1", "100");
        Shop.correct(sale, 2, Shop.correction("13000"));
        Shop.returned(sale, "R-2", "200");
        subjects.add(Shop.claim(sale, "2").path("customerId"));
        Shop.correct(sale, 5, Shop.correction("14000"));
        Shop.returned(sale, "R-3", "300");
        // Told before: of somebody recorded, 2 returned, and of nobody recorded, returned.
        for (String order : List.of("C", "D")) {
            Shop.post("/v1/returns", Shop.told(source, "R-1", order, "100"));
        }
        Shop.post("/v1/returns", Shop.told(source, "R-2", "C", "200"));
        Shop.post("/v1/returns", Shop.told(source, "R-3", "C", "20000"));
        subjects.add(Shop.recorded(Shop.purchase(source, "C", "2", "12900")).getString("customerId"));
        subjects.add(Shop.recorded(Shop.sale(source, "D", "12900")).getString("id"));
        // Recorded and cancelled, twice; a claimed one is of its customer.
        for (String order : List.of("E", "F")) {
            String cancelled = Shop.recorded(Shop.sale(source, order, "1")).getString("id");
            subjects.add(cancelled);
            if (order.equals("F")) {
                Shop.claim(cancelled, "1");
            }
            Shop.cancel(cancelled, order.equals("F") ? 2 : 1);
        }
        // Two credit notes.
        subjects.add(
                Shop.post("/v1/returns", Shop.told(source, "R-1", null, "5")).path("id"));
        subjects.add(Shop.post(
                        "/v1/returns",
                        Shop.told(source, "R-2", null, "5")
                                .replace("\"returnId\"", "\"customer\":{\"externalId\":\"1\"},\"returnId\""))
                .path("customerId"));
        return subjects.stream().distinct().toList();
    }

    private static String registered(String body) {
        return posting(Tokens.of("agent"))
                .body(body)
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static String buy(String source, String externalId, String orderId) {
        return posting(Tokens.of("agent"))
                .body("""
                        {"source":"%s","orderId":"%s","customer":{"externalId":"%s"},
                         "purchasedAt":"2024-11-21T09:30:00+09:00","channel":"store",
                         "total":{"amount":"12900","currency":"KRW"},
                         "lines":[{"sku":"TEA-01","quantity":2,"unitPrice":{"amount":"6400","currency":"KRW"}}]}""".formatted(source, orderId, externalId))
                .post("/v1/purchases")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("customerId");
    }

    private static void giveBack(String source, String orderId, String returnId, String amount) {
        String purchase = Api.operator()
                .queryParam("source", source)
                .queryParam("orderId", orderId)
                .get("/v1/purchases")
                .path("items[0].id");
        posting(Tokens.of("agent"))
                .body("""
                        {"returnId":"%s","returnedAt":"2024-11-25T09:30:00+09:00",
                         "total":{"amount":"%s","currency":"KRW"}}""".formatted(returnId, amount))
                .post("/v1/purchases/" + purchase + "/returns")
                .then()
                .statusCode(201);
    }

    private void republish(@Nullable OffsetDateTime since, int perSecond) {
        awaitEnd(request(since, perSecond));
    }

    private UUID request(@Nullable OffsetDateTime since, int perSecond) {
        UUID id = UUID.randomUUID();
        database.change("INSERT INTO republication (id, since, per_second) VALUES ($1, $2, $3)", id, since, perSecond);
        return id;
    }

    private void awaitEnd(UUID id) {
        await().atMost(DEADLINE)
                .until(() ->
                        database.number("SELECT count(*) FROM republication WHERE id = $1 AND state = 'succeeded'", id)
                                == 1);
    }

    private static List<Published> of(PublishedEvents topic, List<String> customers) {
        return topic.all().stream()
                .filter(event -> customers.contains(event.key()) && TOLD_AGAIN.contains(event.type()))
                .toList();
    }
}
