package io.dangol.feedback.base.customer;

import static io.dangol.feedback.Requests.as;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.feedback.Customers;
import io.dangol.feedback.Database;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.Partner;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CustomerEventsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String APPROVED = "io.dangol.feedback.compensation.approved.v1";

    @Inject
    Customers customers;

    @Inject
    IdentityHasher hasher;

    @Inject
    HeldIdentities held;

    @Inject
    Database database;

    @Test
    void whatWasSaidUnderASourcesNameIsLinkedOnceTheCustomerIsKnown() {
        Partner partner = Partner.register();
        String feedback = partner.deliver(complaint("00001")).path("id");
        String stranger = partner.deliver(complaint("00002")).path("id");

        String customer = customers.registered(partner.name(), "00001");

        awaitCustomer(feedback, customer);
        as(Roles.AGENT)
                .get("/v1/cases?customerId=" + customer)
                .then()
                .body(at("items.feedbackId", equalTo(List.of(feedback))));
        assertThat(as(Roles.AGENT).get("/v1/feedback/" + stranger).<String>path("customerId"))
                .isNull();
    }

    @Test
    void whatIsSaidLaterIsKnownAtOnce() {
        Partner partner = Partner.register();
        String first = partner.deliver(complaint("00001")).path("id");
        String customer = customers.registered(partner.name(), "00001");
        awaitCustomer(first, customer);

        String later = partner.deliver(complaint("00001")).path("id");

        as(Roles.AGENT).get("/v1/feedback/" + later).then().body(at("customerId", equalTo(customer)));
        try (FeedbackEvents events = new FeedbackEvents()) {
            var received = events.awaitOne(later, "io.dangol.feedback.feedback.received.v1");
            assertThat(received.getString("customerId")).isEqualTo(customer);
            assertThat(received.getMap("$")).doesNotContainKey("identity");
        }
    }

    @Test
    void anEventOfBeforeThereWereHashesLinksAsWell() {
        Partner partner = Partner.register();
        String feedback = partner.deliver(complaint("00001")).path("id");

        awaitCustomer(feedback, customers.registeredByExternalId(partner.name(), "00001"));
    }

    @Test
    void whoIsKnownBeforeTheFirstWordIsLinkedAtOnce() {
        Partner partner = Partner.register();
        String first = customers.registered(partner.name(), "00001");
        String second = customers.registeredByExternalId(partner.name(), "00002");
        String last = partner.deliver(complaint("00009")).path("id");
        awaitCustomer(last, customers.registered(partner.name(), "00009"));

        as(Roles.AGENT)
                .get("/v1/feedback/" + partner.deliver(complaint("00001")).path("id"))
                .then()
                .body(at("customerId", equalTo(first)));
        as(Roles.AGENT)
                .get("/v1/feedback/" + partner.deliver(complaint("00002")).path("id"))
                .then()
                .body(at("customerId", equalTo(second)));
    }

    @Test
    void feedbackIsToldWithAHashOfItsIdentity() {
        Partner partner = Partner.register();
        String externalId = "kim-" + UUID.randomUUID();
        String feedback = partner.deliver(complaint(externalId)).path("id");

        try (FeedbackEvents events = new FeedbackEvents()) {
            var received = events.awaitOne(feedback, "io.dangol.feedback.feedback.received.v1");
            HashedIdentity hash = hasher.hash(partner.name(), externalId);
            assertThat(received.<Map<String, String>>get("identity"))
                    .isEqualTo(Map.of("source", partner.name(), "keyId", hash.keyId(), "hash", hash.hash()));
        }
        assertThat(database.number("SELECT count(*) FROM outbox WHERE position($1 IN data) > 0", externalId))
                .isZero();
    }

    /// Names from before there were hashes: one that is known, and one under which a complaint waits for a customer of
    /// whom an event has told meanwhile.
    @Test
    void namesFromBeforeThereWereHashesAreKnownAndLinked() {
        Partner partner = Partner.register();
        String waiting = partner.deliver(complaint("00001")).path("id");
        database.change("DELETE FROM known_identity WHERE source = $1", partner.name());
        UUID known = UUID.randomUUID();
        database.change("INSERT INTO customer_identity (source, external_id) VALUES ($1, '00001')", partner.name());
        database.change(
                "INSERT INTO customer_identity (source, external_id, customer_id) VALUES ($1, '00002', $2)",
                partner.name(),
                known);
        String customer = customers.registered(partner.name(), "00001");
        String last = partner.deliver(complaint("00009")).path("id");
        awaitCustomer(last, customers.registered(partner.name(), "00009"));

        String early = partner.deliver(complaint("00002")).path("id");
        held.hashAll().await().atMost(PATIENCE);
        String late = partner.deliver(complaint("00002")).path("id");

        awaitCustomer(waiting, customer);
        awaitCustomer(early, IdKind.CUSTOMER.format(known));
        awaitCustomer(late, IdKind.CUSTOMER.format(known));
        assertThat(database.number("SELECT count(*) FROM customer_identity WHERE source = $1", partner.name()))
                .isZero();
    }

    /// What was hashed with another key is found again once it is hashed with the present one.
    @Test
    void namesAreHashedAnewAfterTheKeyWasRotated() {
        Partner partner = Partner.register();
        String feedback = partner.deliver(complaint("00001")).path("id");
        database.change("UPDATE known_identity SET key_id = '00000000' WHERE source = $1", partner.name());
        String customer = customers.registered(partner.name(), "00001");
        String last = partner.deliver(complaint("00009")).path("id");
        awaitCustomer(last, customers.registered(partner.name(), "00009"));

        held.hashRotated().await().atMost(PATIENCE);

        awaitCustomer(feedback, customer);
    }

    @Test
    void aNameBelongsToItsSource() {
        Partner partner = Partner.register();
        Partner another = Partner.register();
        String feedback = partner.deliver(complaint("00001")).path("id");
        String others = another.deliver(complaint("00001")).path("id");

        awaitCustomer(feedback, customers.registered(partner.name(), "00001"));

        assertThat(as(Roles.AGENT).get("/v1/feedback/" + others).<String>path("customerId"))
                .isNull();
    }

    @Test
    void aCompensationWaitsForItsCustomerAndIsToldOnce() {
        Partner partner = Partner.register();
        String feedback = partner.deliver(complaint("00001")).path("id");
        String id = caseOf(feedback);
        as(Roles.AGENT)
                .body("{\"remedy\":\"points\",\"compensation\":{\"points\":3000,\"reason\":\"늦음\"}}")
                .post("/v1/cases/" + id + "/resolve")
                .then()
                .statusCode(200)
                .body(at("resolution.compensation.state", equalTo("waiting_for_customer")));

        String customer = Customers.newId();
        UUID event = UUID.randomUUID();
        customers.registered(event, customer, partner.name(), "00001");
        customers.registered(event, customer, partner.name(), "00001");
        customers.registered(UUID.randomUUID(), Customers.newId(), partner.name(), "00001");
        awaitCustomer(feedback, customer);
        String last = partner.deliver(complaint("00009")).path("id");
        awaitCustomer(last, customers.registered(partner.name(), "00009"));

        try (FeedbackEvents events = new FeedbackEvents()) {
            var approved = events.awaitOne(id, APPROVED);
            assertThat(approved.getString("customerId")).isEqualTo(customer);
            assertThat(approved.getInt("points")).isEqualTo(3_000);
        }
        as(Roles.AGENT)
                .get("/v1/cases/" + id)
                .then()
                .body(at("customerId", equalTo(customer)))
                .body(at("resolution.compensation.state", equalTo("approved")));
    }

    /// Deliveries, resolutions and registrations of the same customers all at the same time: whatever comes first,
    /// everything ends linked and every compensation is told exactly once.
    @Test
    void nothingIsLeftUnlinkedHoweverTheyMeet() throws Exception {
        Partner partner = Partner.register();
        int count = 40;
        Map<String, String> caseByName = new TreeMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Map<String, Future<String>> cases = new TreeMap<>();
            for (int number = 0; number < count; number++) {
                String name = "n" + number;
                cases.put(name, threads.submit(() -> {
                    String id = caseOf(partner.deliver(complaint(name)).path("id"));
                    as(Roles.AGENT)
                            .body("{\"remedy\":\"points\",\"compensation\":{\"points\":7,\"reason\":\"늦음\"}}")
                            .post("/v1/cases/" + id + "/resolve")
                            .then()
                            .statusCode(200);
                    return id;
                }));
                Future<String> registered = threads.submit(() -> customers.registered(partner.name(), name));
                assertThat(registered).isNotNull();
            }
            for (Map.Entry<String, Future<String>> entry : cases.entrySet()) {
                caseByName.put(entry.getKey(), entry.getValue().get());
            }
        }

        try (FeedbackEvents events = new FeedbackEvents()) {
            for (String id : caseByName.values()) {
                events.awaitOne(id, APPROVED);
            }
        }
        List<String> unlinked = as(Roles.AGENT)
                .get("/v1/feedback?limit=200&source=" + partner.name())
                .path("items.findAll { it.customerId == null }.id");
        assertThat(unlinked).isEmpty();
    }

    private static String caseOf(String feedbackId) {
        return as(Roles.AGENT).get("/v1/cases?feedbackId=" + feedbackId).path("items[0].id");
    }

    private static void awaitCustomer(String feedback, String customer) {
        await().atMost(PATIENCE)
                .until(() -> customer.equals(
                        as(Roles.AGENT).get("/v1/feedback/" + feedback).path("customerId")));
    }

    private static String complaint(String externalId) {
        return "{\"kind\":\"complaint\",\"channel\":\"email\",\"text\":\"늦어요\",\"customer\":{\"externalId\":\"%s\"}}"
                .formatted(externalId);
    }
}
