package io.dangol.feedback;

import static io.dangol.feedback.Requests.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.OwnInfrastructure;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.dangol.testkit.RepublishedEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The history of the tables, published again.
@QuarkusTest
@QuarkusTestResource(value = OwnInfrastructure.class, restrictToAnnotatedClass = true)
class RepublishIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    /// What [#history] publishes, of the types that are told again.
    private static final int EVENTS = 17;

    private static final String PREFIX = "io.dangol.feedback.";
    private static final Set<String> TOLD_AGAIN = Set.of(
            PREFIX + "source.registered.v1",
            PREFIX + "feedback.received.v1",
            PREFIX + "feedback.revised.v1",
            PREFIX + "feedback.classified.v1",
            PREFIX + "response.recorded.v1",
            PREFIX + "case.opened.v1",
            PREFIX + "case.resolved.v1",
            PREFIX + "compensation.approved.v1",
            PREFIX + "compensation.reversed.v1",
            PREFIX + "invitation.issued.v1");

    @Inject
    Customers customers;

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void nothingRuns() {
        database.change("UPDATE republication SET state = 'cancelled', finished_at = now() WHERE state = 'running'");
    }

    @Test
    void everyEventIsPublishedAgainAsItWas() {
        Set<String> keys = history();
        try (PublishedEvents topic = new PublishedEvents(bootstrapServers, "feedback.events")) {
            List<Published> first = awaitEvents(topic, keyed(keys), EVENTS);
            assertThat(first).extracting(Published::type).containsAll(TOLD_AGAIN);

            republish();
            List<Published> second = awaitEvents(topic, keyed(keys), 2 * EVENTS);
            RepublishedEvents.requireSame(first, second.subList(EVENTS, 2 * EVENTS));

            republish();
            List<Published> third = awaitEvents(topic, keyed(keys), 3 * EVENTS);
            RepublishedEvents.requireSame(first, third.subList(2 * EVENTS, 3 * EVENTS));

            EventSchemas schemas = new EventSchemas(Path.of("events"));
            third.forEach(event -> schemas.check(event.type(), event.value()));
        }
    }

    /// What is told of customers is who is known by now, and of classifications what holds now; the ids stay.
    @Test
    void whatIsKnownByNowIsTold() {
        String name = "new-" + UUID.randomUUID();
        String caseId = Cases.openWith(
                "{\"kind\":\"complaint\",\"channel\":\"web\",\"text\":\"깨짐\",\"customer\":{\"externalId\":\"%s\"}}"
                        .formatted(name));
        String feedback = as(Roles.AGENT).get("/v1/cases/" + caseId).path("feedbackId");
        resolve(caseId, ",\"compensation\":{\"points\":5,\"reason\":\"늦음\"}");
        String never = propose(caseId, 900);
        reverse(caseId, never);
        propose(caseId, 700);
        as(Roles.AGENT)
                .body("{\"task\":\"polarity\",\"label\":\"positive\"}")
                .post("/v1/feedback/" + feedback + "/corrections")
                .then()
                .statusCode(200);
        try (PublishedEvents topic = new PublishedEvents(bootstrapServers, "feedback.events")) {
            Predicate<Published> ofIt =
                    event -> event.value().contains(feedback) || event.value().contains(caseId);
            awaitEvents(topic, ofIt, 4);
            String customer = customers.registered("api", name);
            List<Published> first = awaitEvents(topic, ofIt, 6);

            republish();
            List<Published> again = awaitEvents(topic, ofIt, 12).subList(6, 12);

            assertThat(again)
                    .extracting(RepublishIT::id)
                    .containsExactlyInAnyOrderElementsOf(
                            first.stream().map(RepublishIT::id).toList());
            assertThat(again).extracting(Published::key).containsOnly(customer);
            assertThat(again)
                    .extracting(Published::type)
                    .startsWith(PREFIX + "feedback.received.v1")
                    .containsSubsequence(PREFIX + "case.resolved.v1", PREFIX + "compensation.approved.v1");
            assertThat(again).noneMatch(event -> event.value().contains(never));
            JsonPath classified = JsonPath.from(again.stream()
                    .filter(event -> event.type().endsWith("classified.v1"))
                    .findFirst()
                    .orElseThrow()
                    .value());
            assertThat(classified.getInt("aggregateVersion")).isEqualTo(2);
            assertThat(classified.getString("answers.find { it.task == 'polarity' }.model"))
                    .isEqualTo("person");
        }
    }

    /// What was published before it was broken off is not published once more.
    @Test
    void itGoesOnWhereItWas() {
        Set<String> keys = history();
        UUID id = request(2);
        await().atMost(DEADLINE)
                .until(() -> database.number("SELECT published FROM republication WHERE id = $1", id) >= 4);
        database.change("UPDATE republication SET state = 'cancelled', finished_at = now() WHERE id = $1", id);
        database.change(
                "UPDATE republication SET state = 'running', finished_at = NULL, per_second = 1000 WHERE id = $1", id);

        awaitEnd(id);

        assertThat(database.number("SELECT published - total FROM republication WHERE id = $1", id))
                .isZero();
        try (PublishedEvents topic = new PublishedEvents(bootstrapServers, "feedback.events")) {
            assertThat(awaitEvents(topic, keyed(keys), 2 * EVENTS)).hasSize(2 * EVENTS);
        }
    }

    /// A partner; a known customer of theirs with a rated complaint that is put right twice, the first time with
    /// points that are taken back, with a review that is edited, and with an invitation; and somebody unknown.
    ///
    /// @return the keys of its [#EVENTS] events
    private Set<String> history() {
        Partner partner = Partner.register();
        String customer = customers.registered(partner.name(), "c1");
        await().atMost(DEADLINE)
                .until(() -> database.number(
                                "SELECT count(*) FROM known_identity WHERE customer_id = $1",
                                IdKind.CUSTOMER.parse(customer).orElseThrow())
                        == 1);
        String rated = deliver(partner, """
                {"kind":"complaint","channel":"web","externalRef":"r1","text":"늦어요","language":"ko",
                 "customer":{"externalId":"c1"},"rating":{"metric":"csat","score":1}}""");
        String caseId = as(Roles.AGENT).get("/v1/cases?feedbackId=" + rated).path("items[0].id");
        String compensation = resolve(caseId, ",\"compensation\":{\"points\":3000,\"reason\":\"일주일 늦음\"}")
                .path("resolution.compensation.id");
        reverse(caseId, compensation);
        Cases.post(caseId, "reopen").then().statusCode(200);
        resolve(caseId, "");
        String review = """
                {"kind":"review","channel":"%s","externalRef":"r2","text":"좋아요","customer":{"externalId":"c1"}%s}""";
        deliver(partner, review.formatted("web", ""));
        deliver(partner, review.formatted("app", ",\"rating\":{\"metric\":\"csat\",\"score\":5}"));
        Surveys.invite(Surveys.active(",\"trigger\":{\"kind\":\"manual\"}"), customer)
                .then()
                .statusCode(201);
        String unknown = deliver(partner, """
                {"kind":"complaint","channel":"web","externalRef":"r3","text":"깨짐","customer":{"externalId":"c2"}}""");
        return Set.of(
                partner.id(),
                customer,
                unknown,
                as(Roles.AGENT).get("/v1/cases?feedbackId=" + unknown).path("items[0].id"));
    }

    private static String deliver(Partner partner, String form) {
        return partner.deliver(form)
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static Response resolve(String caseId, String more) {
        Response resolved = Cases.post(caseId, "resolve", "{\"remedy\":\"points\"%s}".formatted(more));
        resolved.then().statusCode(200);
        return resolved;
    }

    private static String propose(String caseId, int points) {
        return as(Roles.AGENT)
                .body("{\"points\":%d,\"reason\":\"일주일 늦음\"}".formatted(points))
                .post("/v1/cases/" + caseId + "/compensations")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static void reverse(String caseId, String compensation) {
        as(Roles.MARKETER)
                .body("{\"reason\":\"찾음\"}")
                .post("/v1/cases/" + caseId + "/compensations/" + compensation + "/reverse")
                .then()
                .statusCode(200);
    }

    private void republish() {
        awaitEnd(request(1_000));
    }

    private UUID request(int perSecond) {
        UUID id = UUID.randomUUID();
        database.change("INSERT INTO republication (id, per_second) VALUES ($1, $2)", id, perSecond);
        return id;
    }

    private void awaitEnd(UUID id) {
        await().atMost(DEADLINE)
                .until(() ->
                        database.number("SELECT count(*) FROM republication WHERE id = $1 AND state = 'succeeded'", id)
                                == 1);
    }

    private static List<Published> awaitEvents(PublishedEvents topic, Predicate<Published> wanted, int count) {
        return await().atMost(DEADLINE)
                .until(
                        () -> topic.all().stream()
                                .filter(event -> TOLD_AGAIN.contains(event.type()))
                                .filter(wanted)
                                .toList(),
                        found -> found.size() >= count);
    }

    private static Predicate<Published> keyed(Set<String> keys) {
        return event -> keys.contains(event.key());
    }

    private static String id(Published event) {
        return event.headers().getOrDefault("ce_id", "");
    }
}
