package io.dangol.customer.person.profile;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.customer.Database;
import io.dangol.kit.event.EventProducer;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.time.PublicId;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class FeedbackEventsIT {
    private static final String RECEIVED = "io.dangol.feedback.feedback.received.v1";
    private static final String REGISTERED = "io.dangol.customer.customer.registered.v1";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Inject
    Database database;

    @Inject
    EventProducer producer;

    @Inject
    IdentityHasher hasher;

    /// As events name an identity: by its hash, or as they did before there were hashes.
    enum Form {
        HASHED,
        EXTERNAL_ID
    }

    @ParameterizedTest
    @EnumSource
    void whoIsFirstHeardOfInFeedbackIsRegisteredOnce(Form form) throws Exception {
        String source = unique("reviews");
        UUID event = UUID.randomUUID();

        send(event, RECEIVED, feedback(form, source, "00001"));
        send(event, RECEIVED, feedback(form, source, "00001"));
        send(UUID.randomUUID(), RECEIVED, feedback(form, source, "00001"));
        send(UUID.randomUUID(), RECEIVED, feedback(form, source, "00002"));

        await().atMost(DEADLINE).until(() -> database.customersOf(source) == 2);
        assertThat(database.events(REGISTERED, source)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void feedbackOfAKnownCustomerAndOtherEventsChangeNothing(Form form) throws Exception {
        String source = unique("reviews");

        send(
                UUID.randomUUID(),
                RECEIVED,
                feedback(form, source, "1")
                        .replace("\"aggregateVersion\"", "\"customerId\":\"%s\",\"aggregateVersion\"")
                        .formatted(PublicId.format("cus", UUID.randomUUID())));
        send(UUID.randomUUID(), RECEIVED, feedback(form, source, "1").replaceFirst("\"identity\":\\{[^}]*},", ""));
        send(UUID.randomUUID(), "io.dangol.feedback.case.opened.v1", feedback(form, source, "1"));
        send(UUID.randomUUID(), RECEIVED, feedback(form, source, "2"));

        await().atMost(DEADLINE).until(() -> database.customersOf(source) > 0);
        assertThat(database.customersOf(source)).isEqualTo(1);
        assertThat(found(source, "2")).hasSize(1);
        assertThat(found(source, "1")).isEmpty();
    }

    @Test
    void whoGaveFeedbackFirstAndBuysThenIsOneCustomer() throws Exception {
        String source = unique("reviews");
        send(UUID.randomUUID(), RECEIVED, feedback(Form.HASHED, source, "00001"));
        await().atMost(DEADLINE).until(() -> database.customersOf(source) == 1);
        String registered = found(source, "00001").getFirst();
        assertThat(customer(registered).getList("identities")).isEmpty();

        String buyer = buy(source, "00001");

        assertThat(buyer).isEqualTo(registered);
        assertThat(customer(buyer).getString("identities[0].externalId")).isEqualTo("00001");
        assertThat(customer(buyer).getList("identities")).hasSize(1);
        assertThat(buy(source, "00001")).isEqualTo(registered);
        assertThat(database.customersOf(source)).isEqualTo(1);
        assertThat(database.events(REGISTERED, source)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whoBoughtFirstAndGivesFeedbackThenIsOneCustomer(Form form) throws Exception {
        String source = unique("reviews");
        String buyer = buy(source, "00001");

        send(UUID.randomUUID(), RECEIVED, feedback(form, source, "00001"));
        send(UUID.randomUUID(), RECEIVED, feedback(form, source, "00002"));

        await().atMost(DEADLINE).until(() -> database.customersOf(source) == 2);
        assertThat(found(source, "00001")).containsExactly(buyer);
    }

    /// Feedback and purchases of the same people at the same time: each is one customer, whatever comes first.
    @Test
    void whoeverMeetsEndsAtOneCustomer() throws Exception {
        String source = unique("reviews");
        int people = 30;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<String>> bought = new ArrayList<>();
            for (int number = 0; number < people; number++) {
                String name = "n" + number;
                send(UUID.randomUUID(), RECEIVED, feedback(Form.HASHED, source, name));
                bought.add(threads.submit(() -> buy(source, name)));
            }
            for (int number = 0; number < people; number++) {
                assertThat(found(source, "n" + number))
                        .containsExactly(bought.get(number).get());
            }
        }
        send(UUID.randomUUID(), RECEIVED, feedback(Form.HASHED, source, "last"));
        await().atMost(DEADLINE).until(() -> database.customersOf(source) == people + 1);
        assertThat(database.events(REGISTERED, source)).isEqualTo(people + 1);
    }

    @Test
    void whoWasKnownBeforeThereWereHashesIsNotRegisteredAgain() throws Exception {
        String source = unique("reviews");
        String buyer = buy(source, "00001");
        database.change("DELETE FROM identity_hash WHERE source = $1", source);
        database.change("UPDATE identity SET hashed_with = NULL WHERE source = $1", source);

        send(UUID.randomUUID(), RECEIVED, feedback(Form.HASHED, source, "00001"));
        send(UUID.randomUUID(), RECEIVED, feedback(Form.HASHED, source, "00002"));

        await().atMost(DEADLINE).until(() -> database.customersOf(source) == 2);
        assertThat(found(source, "00001")).containsExactly(buyer);
        assertThat(database.events(REGISTERED, source)).isEqualTo(2);
    }

    @Test
    void aProfileWithTheIdentityOfSomeoneWhoGaveFeedbackIsRefused() throws Exception {
        String source = unique("reviews");
        send(UUID.randomUUID(), RECEIVED, feedback(Form.HASHED, source, "00001"));
        await().atMost(DEADLINE).until(() -> database.customersOf(source) == 1);

        requireProblem(
                posting(Tokens.of("agent"))
                        .body("{\"identity\":{\"source\":\"%s\",\"externalId\":\"00001\"}}".formatted(source))
                        .post("/v1/customers")
                        .then(),
                409,
                "identity-taken");
    }

    @Test
    void noEventSaysAnExternalId() throws Exception {
        String source = unique("reviews");
        String externalId = unique("kim");
        buy(source, externalId);
        posting(Tokens.of("agent"))
                .body("{\"identity\":{\"source\":\"%s\",\"externalId\":\"%s\"}}".formatted(source, externalId + "2"))
                .post("/v1/customers")
                .then()
                .statusCode(201);

        assertThat(database.events(REGISTERED, source)).isEqualTo(2);
        assertThat(database.events(REGISTERED, externalId)).isZero();
    }

    @Test
    void anIdentityThatIsNoneStopsNobodyElse() throws Exception {
        String source = unique("reviews");

        send(UUID.randomUUID(), RECEIVED, feedback(Form.EXTERNAL_ID, source, "x".repeat(201)));
        send(UUID.randomUUID(), RECEIVED, feedback(Form.HASHED, source, "1"));

        await().atMost(DEADLINE).until(() -> database.customersOf(source) == 1);
    }

    private String feedback(Form form, String source, String externalId) {
        HashedIdentity hashed = hasher.hash(source, externalId);
        String identity = switch (form) {
            case HASHED -> "\"keyId\":\"" + hashed.keyId() + "\",\"hash\":\"" + hashed.hash() + "\"";
            case EXTERNAL_ID -> "\"externalId\":\"" + externalId + "\"";
        };
        return """
                {"feedbackId":"%s","aggregateVersion":1,"source":"%s","kind":"review","channel":"web",
                 "identity":{"source":"%s",%s},"occurredAt":"2024-11-21T09:30:00Z"}
                """.formatted(PublicId.format("fbk", UUID.randomUUID()), source, source, identity);
    }

    private static String buy(String source, String externalId) {
        return posting(Tokens.of("agent"))
                .body("""
                        {"source":"%s","orderId":"%s","customer":{"externalId":"%s"},
                         "purchasedAt":"2024-11-21T09:30:00+09:00","total":{"amount":"12900","currency":"KRW"}}""".formatted(source, unique("A"), externalId))
                .post("/v1/purchases")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("customerId");
    }

    private static List<String> found(String source, String externalId) {
        return as(Tokens.of("agent"))
                .get("/v1/customers?source=" + source + "&externalId=" + externalId)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .at("items.id");
    }

    private static JsonPath customer(String id) {
        return as(Tokens.of("agent")).get("/v1/customers/" + id).jsonPath();
    }

    private void send(UUID id, String type, String data) throws Exception {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>("feedback.events", bytes("fbk_1"), bytes(data));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id.toString(),
                        "ce_type", type,
                        "ce_source", "/feedback-service",
                        "ce_subject", "fbk_1",
                        "ce_time", "2024-11-21T09:30:00Z")
                .forEach((name, value) -> message.headers().add(name, bytes(value)));
        producer.send(message).get();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
