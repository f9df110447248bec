package io.dangol.customer.history.purchase;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.dangol.customer.Database;
import io.dangol.kit.event.EventProducer;
import io.dangol.kit.time.PublicId;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// What partners may do: with their own source, however it is named, and for their own customers.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PartnerIT {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Inject
    Database database;

    @Inject
    EventProducer producer;

    @Test
    void aSourceIsOneHoweverItIsNamed() {
        String name = unique("reviews");
        String id = database.register(name);
        String partner = Tokens.ofPartner(id);
        String agent = Tokens.of("agent");

        String customer = recorded(partner, name, "A", name);
        assertThat(recorded(partner, id, "B", name)).isEqualTo(customer);
        assertThat(recorded(partner, null, "C", name)).isEqualTo(customer);
        assertThat(recorded(agent, name, "D", name)).isEqualTo(customer);
        assertThat(recorded(agent, id, "E", name)).isEqualTo(customer);

        assertThat(database.customersOf(name)).isEqualTo(1);
        assertThat(database.purchasesOf(name)).isEqualTo(5);
        for (String query : List.of("orderId=E", "orderId=E&source=" + id, "orderId=E&source=" + name)) {
            as(partner)
                    .get("/v1/purchases?" + query)
                    .then()
                    .statusCode(200)
                    .body(at("items.customerId", contains(customer)));
        }
        as(agent)
                .get("/v1/purchases?orderId=A&source=" + id)
                .then()
                .statusCode(200)
                .body(at("items.customerId", contains(customer)));
        as(agent)
                .get("/v1/customers?externalId=00001&source=" + id)
                .then()
                .statusCode(200)
                .body(at("items.id", contains(customer)));
    }

    @Test
    void theSameOrderIsOnePurchaseHoweverTheSourceIsNamed() {
        String name = unique("reviews");
        String id = database.register(name);
        String partner = Tokens.ofPartner(id);
        String first = record(partner, purchase(null, "A", "00001"))
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");

        for (String source : List.of(name, id)) {
            record(partner, purchase(source, "A", "00001")).statusCode(200).body(at("id", equalTo(first)));
            record(Tokens.of("agent"), purchase(source, "A", "00001"))
                    .statusCode(200)
                    .body(at("id", equalTo(first)));
        }
    }

    @Test
    void aCustomerIsRegisteredUnderTheNameOfTheSource() {
        String name = unique("reviews");
        String id = database.register(name);
        String customer = posting(Tokens.of("agent"))
                .body("{\"identity\":{\"source\":\"%s\",\"externalId\":\"00001\"}}".formatted(id))
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");

        assertThat(recorded(Tokens.ofPartner(id), name, "A", name)).isEqualTo(customer);
    }

    @Test
    void partnersOfTwoSourcesNeverMeetInAKey() {
        String mine = Tokens.ofPartner(database.register(unique("pos")));
        String theirs = Tokens.ofPartner(database.register(unique("pos")));
        String key = unique("key");
        String body = purchase(null, "A", "00001");

        String first = as(mine).contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/purchases")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
        as(theirs)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/purchases")
                .then()
                .statusCode(201)
                .body(at("id", not(equalTo(first))));
    }

    @Test
    void aTokenNamesARegisteredSourceByItsId() {
        String name = unique("reviews");
        database.register(name);
        long before = database.everything();

        for (String claim : List.of(name, "src_01k9x3v1q8f7t9c2m4n6p8r0sa")) {
            requireProblem(record(Tokens.ofPartner(claim), purchase(name, "A", "00001")), 403, "forbidden");
            requireProblem(
                    as(Tokens.ofPartner(claim)).get("/v1/purchases?orderId=A").then(), 403, "forbidden");
        }
        requireProblem(
                record(Tokens.of("agent"), purchase("src_01k9x3v1q8f7t9c2m4n6p8r0sa", "A", "1")),
                400,
                "validation-failed");
        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void aPartnerNamesCustomersByItsOwnIdsOnly() {
        String name = unique("reviews");
        String id = database.register(name);
        String others = recorded(Tokens.of("agent"), unique("pos"), "A", null);
        long before = database.everything();

        for (String customer : List.of(others, "cus_01k9x3v1q8f7t9c2m4n6p8r0sa", "nonsense")) {
            requireProblem(record(Tokens.ofPartner(id), """
                            {"source":"%s","orderId":"B","customer":{"id":"%s"},"purchasedAt":"2024-11-21T09:30:00Z",
                             "total":{"amount":"1","currency":"KRW"}}""".formatted(name, customer)), 403, "forbidden");
        }
        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void anImportsLinesNameTheSourceByIdByNameOrNotAtAll() {
        String name = unique("reviews");
        String id = database.register(name);
        String partner = Tokens.ofPartner(id);
        String customer = recorded(partner, name, "A", name);
        String lines = String.join(
                "\n",
                purchase(name, "B", "00001"),
                purchase(id, "C", "00001"),
                purchase(null, "D", "00001"),
                purchase("pos-7", "E", "00001"),
                purchase(database.register(unique("pos")), "F", "00001"),
                purchase(name, "G", "00001").replace("\"externalId\":\"00001\"", "\"id\":\"" + customer + "\""));

        String job = imported(partner, lines);

        assertThat(database.purchasesOf(name)).isEqualTo(4);
        assertThat(database.customersOf(name)).isEqualTo(1);
        as(partner)
                .get("/v1/jobs/" + job + "/errors")
                .then()
                .body(at("items.line", contains(4, 5, 6)))
                .body(at("items.code", contains("wrong-source", "wrong-source", "invalid")))
                .body(at("items.field", contains("source", "source", "customer.id")));
        requireProblem(
                as(Tokens.ofPartner(database.register(unique("pos"))))
                        .get("/v1/jobs/" + job)
                        .then(),
                404,
                "not-found");
    }

    @Test
    void anOperatorsImportNamesSourcesByIdToo() {
        String name = unique("reviews");
        String id = database.register(name);
        String job = imported(
                Tokens.of("operator"),
                purchase(id, "A", "00001") + "\n" + purchase("src_01k9x3v1q8f7t9c2m4n6p8r0sa", "B", "00001"));

        assertThat(database.purchasesOf(name)).isEqualTo(1);
        as(Tokens.of("operator"))
                .get("/v1/jobs/" + job + "/errors")
                .then()
                .body(at("items.line", contains(2)))
                .body(at("items.field", contains("source")));
    }

    @Test
    void whatWasKeptUnderTheIdMovesUnderTheNameWhenItIsLearnt() throws Exception {
        UUID id = UUID.randomUUID();
        String publicId = PublicId.format("src", id);
        String name = unique("reviews");
        String before = unique("before");
        String old = recorded(Tokens.of("agent"), before, "A", before);
        rename(before, publicId);

        register(id, name);
        String partner = Tokens.ofPartner(publicId);

        record(partner, purchase(null, "A", "00001")).statusCode(200).body(at("customerId", equalTo(old)));
        assertThat(recorded(partner, null, "B", name)).isEqualTo(old);
        assertThat(database.purchasesOf(publicId)).isZero();
    }

    @Test
    void aSourceKeepsItsNameWhateverComesLater() throws Exception {
        UUID id = UUID.randomUUID();
        String name = unique("reviews");
        String partner = Tokens.ofPartner(PublicId.format("src", id));
        register(id, name);
        String customer = recorded(partner, null, "A", name);

        register(id, unique("renamed"));
        register(UUID.randomUUID(), unique("marker"));

        assertThat(recorded(partner, null, "B", name)).isEqualTo(customer);
        assertThat(database.number("SELECT count(*) FROM known_source WHERE id = $1 AND name = $2", id, name))
                .isEqualTo(1);
    }

    private String recorded(String token, String source, String orderId, String stored) {
        ValidatableResponse answer =
                record(token, purchase(source, orderId, "00001")).statusCode(201);
        if (stored != null) {
            answer.body(at("source", equalTo(stored)));
        }
        return answer.extract().as(JsonBody.class).at("customerId");
    }

    private static ValidatableResponse record(String token, String body) {
        return posting(token).body(body).post("/v1/purchases").then();
    }

    private static String imported(String token, String lines) {
        String job = as(token)
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/purchases:import")
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
        await().atMost(DEADLINE)
                .until(() -> as(token)
                                .get("/v1/jobs/" + job)
                                .then()
                                .extract()
                                .as(JsonBody.class)
                                .at("finishedAt")
                        != null);
        return job;
    }

    private static String purchase(String source, String orderId, String externalId) {
        String named = source == null ? "" : "\"source\":\"%s\",".formatted(source);
        return "{" + named + """
                "orderId":"%s","customer":{"externalId":"%s"},"purchasedAt":"2024-11-21T09:30:00Z",\
                "total":{"amount":"1","currency":"KRW"}}""".formatted(orderId, externalId);
    }

    /// What was recorded for one source is another's, as before tokens and names met.
    private void rename(String source, String another) {
        for (String table : List.of("identity", "purchase")) {
            database.number(
                    "WITH moved AS (UPDATE %s SET source = $2 WHERE source = $1 RETURNING 1) SELECT count(*) FROM moved"
                            .formatted(table),
                    source,
                    another);
        }
    }

    private void register(UUID id, String name) throws Exception {
        String data =
                "{\"sourceId\":\"%s\",\"aggregateVersion\":1,\"name\":\"%s\",\"registeredAt\":\"2026-11-29T09:30:00Z\"}"
                        .formatted(PublicId.format("src", id), name);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>("feedback.events", bytes("src"), bytes(data));
        Map.of(
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", "io.dangol.feedback.source.registered.v1",
                        "ce_specversion", "1.0",
                        "ce_source", "/feedback-service",
                        "ce_subject", "src",
                        "ce_time", "2026-11-29T09:30:00Z")
                .forEach((header, value) -> message.headers().add(header, bytes(value)));
        producer.send(message).get();
        await().atMost(DEADLINE)
                .until(() -> database.number("SELECT count(*) FROM known_source WHERE id = $1", id) == 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
