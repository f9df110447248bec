package io.dangol.feedback.source.partner;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asPartner;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.feedback.Database;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.Partner;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the other services learn what the id of a source is called.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SourceAnnouncementIT {
    private static final String REGISTERED = "io.dangol.feedback.source.registered.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Database database;

    @Inject
    SourceAnnouncement announcement;

    @Inject
    IdentityHasher hasher;

    @Test
    void aNewSourceIsAnnouncedOnce() {
        Partner partner = Partner.register();
        announcement.announceAll().await().atMost(PATIENCE);

        try (FeedbackEvents events = new FeedbackEvents()) {
            JsonPath told = events.awaitOne(partner.id(), REGISTERED);
            assertThat(told.getString("sourceId")).isEqualTo(partner.id());
            assertThat(told.getString("name")).isEqualTo(partner.name());
            assertThat(told.getInt("aggregateVersion")).isEqualTo(1);
        }
    }

    @Test
    void aSourceFromBeforeIsAnnouncedAndGetsWhatItsPartnerSent() {
        Partner partner = Partner.register();
        String form = """
                {"kind":"complaint","channel":"web","text":"환불해 주세요","customer":{"externalId":"00001"},
                 "source":"%s"}""".formatted(partner.name());
        String feedback = as(Roles.AGENT)
                .body(form)
                .post("/v1/feedback")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
        for (String table : List.of("feedback", "complaint_case", "known_identity")) {
            database.change("UPDATE " + table + " SET source = $2 WHERE source = $1", partner.name(), partner.id());
        }
        database.change("DELETE FROM outbox WHERE subject = $1", partner.id());
        database.change("UPDATE source SET announced = false WHERE name = $1", partner.name());

        announcement.announceAll().await().atMost(PATIENCE);
        announcement.announceAll().await().atMost(PATIENCE);

        asPartner(partner.id()).get("/v1/feedback").then().body(at("items.id", equalTo(List.of(feedback))));
        HashedIdentity hash = hasher.hash(partner.name(), "00001");
        assertThat(database.number("SELECT count(*) FROM known_identity WHERE encode(hash, 'hex') = $1", hash.hash()))
                .isEqualTo(1);
        for (String table : List.of("feedback", "complaint_case", "known_identity")) {
            assertThat(database.number("SELECT count(*) FROM " + table + " WHERE source = $1", partner.name()))
                    .as(table)
                    .isEqualTo(1);
        }
        assertThat(database.number(
                        "SELECT count(*) FROM outbox WHERE subject = $1 AND type = '" + REGISTERED + "'", partner.id()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "src_01k9x3v1q8f7t9c2m4n6p8r0sa"})
    void aNameThatIsEverybodysOrLooksLikeAnIdIsRefused(String name) {
        problem(
                as(Roles.OPERATOR)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body("{\"name\":\"%s\",\"signature\":\"standard_webhooks\"}".formatted(name))
                        .post("/v1/sources")
                        .then(),
                400,
                "validation-failed");
    }
}
