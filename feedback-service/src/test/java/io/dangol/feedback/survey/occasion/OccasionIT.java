package io.dangol.feedback.survey.occasion;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asPartner;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.feedback.Cases;
import io.dangol.feedback.Customers;
import io.dangol.feedback.Database;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.Surveys;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OccasionIT extends TriggeredSurveys {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ISSUED = "io.dangol.feedback.invitation.issued.v1";

    @Inject
    Customers customers;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Inject
    OccasionWork work;

    @Test
    void aResolvedCaseIsAskedAboutOnceAndToldSo() {
        String survey = active("{\"kind\":\"case_resolved\"}");
        String customer = Customers.newId();
        String id = Cases.open(customer);

        Cases.post(id, "resolve", "{\"remedy\":\"apology\"}").then().statusCode(200);

        Map<String, Object> invitation = awaitInvitation(survey, customer);
        assertThat(invitation)
                .containsEntry("state", "issued")
                .containsEntry("channel", "call")
                .containsEntry("cause", "case:" + id + "/1");
        try (FeedbackEvents events = new FeedbackEvents()) {
            assertThat(events.awaitOne((String) invitation.get("id"), ISSUED).getString("trigger"))
                    .isEqualTo("case_resolved");
        }
    }

    @Test
    void aCaseThatIsReopenedMeanwhileIsNotAskedAbout() {
        String survey = active("{\"kind\":\"case_resolved\",\"delay\":\"P1D\"}");
        String customer = Customers.newId();
        String id = Cases.open(customer);
        Cases.post(id, "resolve", "{\"remedy\":\"apology\"}").then().statusCode(200);
        Cases.post(id, "reopen").then().statusCode(200);
        assertThat(invitations(survey, customer)).isEmpty();

        run(clock.instant().plus(Duration.ofDays(1)));

        assertThat(invitations(survey, customer))
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed)
                        .containsEntry("state", "suppressed")
                        .containsEntry("suppressedFor", "case_reopened"));
    }

    @Test
    void whatIsSuppressedIsRecordedWithItsReasonAndNotTold() {
        String survey = active("{\"kind\":\"case_resolved\"}");
        String customer = Customers.newId();
        Surveys.invite(Surveys.active(""), customer).then().statusCode(201);
        Cases.post(Cases.open(customer), "resolve", "{\"remedy\":\"apology\"}")
                .then()
                .statusCode(200);

        Map<String, Object> suppressed = awaitInvitation(survey, customer);
        assertThat(suppressed).containsEntry("state", "suppressed").containsEntry("suppressedFor", "fatigue");
        as(Roles.ANALYST)
                .get("/v1/surveys/" + survey + "/results")
                .then()
                .body(at("groups[0].suppressed", equalTo(1)))
                .body(at("groups[0].invited", equalTo(0)));
        problem(
                as(Roles.AGENT)
                        .get("/v1/invitations/" + suppressed.get("id") + "/link")
                        .then(),
                410,
                "link-used");
        try (FeedbackEvents events = new FeedbackEvents()) {
            assertThat(events.mentions((String) suppressed.get("id"))).isEmpty();
        }
    }

    @Test
    void aPausedSurveyDoesNotAskAndSaysSo() {
        String survey = active("{\"kind\":\"case_resolved\",\"delay\":\"P2D\"}");
        String customer = Customers.newId();
        Cases.post(Cases.open(customer), "resolve", "{\"remedy\":\"apology\"}")
                .then()
                .statusCode(200);
        Surveys.move(survey, "pause").then().statusCode(200);

        run(clock.instant().plus(Duration.ofDays(2)));

        assertThat(invitations(survey, customer))
                .extracting(found -> found.get("suppressedFor"))
                .containsExactly("survey_not_active");
    }

    @Test
    void aPurchaseIsAskedAboutWhenItIsTakenToBeDeliveredOnceHoweverOftenItIsTold() {
        String survey = active("{\"kind\":\"purchase_delivered\",\"deliveredAfter\":{\"web\":\"PT0S\"}}");
        String customer = Customers.newId();
        String source = "shop-" + UUID.randomUUID();
        UUID event = UUID.randomUUID();
        Instant now = clock.instant().plusMillis(1);

        customers.bought(event, customer, source, "A-1", "Web", now);
        customers.bought(event, customer, source, "A-1", "Web", now);
        customers.bought(UUID.randomUUID(), customer, source, "A-1", "Web", now);
        customers.bought(UUID.randomUUID(), customer, source, "A-2", "store", now);
        customers.bought(UUID.randomUUID(), customer, source, "A-0", "Web", now.minus(Duration.ofDays(400)));

        assertThat(awaitInvitation(survey, customer))
                .containsEntry("cause", "purchase:" + source + "/A-1")
                .containsEntry("source", source)
                .containsEntry("channel", "web");
        String last = Customers.newId();
        customers.bought(UUID.randomUUID(), last, source, "Z-9", "web", clock.instant());
        awaitInvitation(survey, last);
        assertThat(invitations(survey, customer)).hasSize(1);
    }

    @Test
    void whoTellsOfADeliveryKnowsBetterThanWhatWasTakenForGranted() {
        String survey = active("{\"kind\":\"purchase_delivered\",\"deliveredAfter\":{\"other\":\"P3D\"}}");
        String source = "shop-" + UUID.randomUUID();
        String customer = customers.registered(source, "00001");
        customers.bought(UUID.randomUUID(), customer, source, "A-1", "web", clock.instant());
        await().atMost(PATIENCE).until(() -> waiting(survey) == 1);

        tell(source, "A-1").then().statusCode(202).body(at("surveys", equalTo(1)));

        assertThat(awaitInvitation(survey, customer)).containsEntry("cause", "purchase:" + source + "/A-1");
        tell(source, "A-1").then().statusCode(202).body(at("surveys", equalTo(0)));
        tell(source, "B-1").then().statusCode(202).body(at("surveys", equalTo(1)));
        await().atMost(PATIENCE).until(() -> invitations(survey, customer).size() == 2);
        assertThat(invitations(survey, customer))
                .extracting(found -> found.get("state"))
                .containsExactly("suppressed", "issued");
        assertThat(waiting(survey)).isZero();
    }

    @Test
    void aDeliveryIsToldByWhoMayAndAsItShould() {
        String source = "shop-" + UUID.randomUUID();
        problem(
                asPartner(source)
                        .body(delivery("other", "A-1"))
                        .post("/v1/survey-occasions")
                        .then(),
                403,
                "forbidden");
        for (String bad : List.of(
                "{}",
                "{\"kind\":\"purchase_delivered\",\"orderId\":\"1\"}",
                "{\"kind\":\"birthday\",\"orderId\":\"1\",\"customer\":{\"externalId\":\"1\"}}",
                "{\"kind\":\"purchase_delivered\",\"orderId\":\"1\",\"customer\":{\"externalId\":\"1\"},\"occurredAt\":\"2999-01-01T00:00:00Z\"}",
                "{\"kind\":\"purchase_delivered\",\"orderId\":\"1\",\"customer\":{\"externalId\":\"1\"},\"x\":1}")) {
            assertThat(asPartner(source).body(bad).post("/v1/survey-occasions").statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @Test
    void whoIsNotInTheShareIsNotAsked() {
        String survey = activeWith(",\"share\":0,\"trigger\":{\"kind\":\"case_resolved\"}");
        Cases.post(Cases.open(Customers.newId()), "resolve", "{\"remedy\":\"apology\"}")
                .then()
                .statusCode(200);

        assertThat(waiting(survey)).isZero();
        as(Roles.AGENT).get("/v1/invitations?surveyId=" + survey).then().body(at("items.size()", equalTo(0)));
    }

    @Test
    void severalReplicasAtOnceAskAboutEachCaseOnce() {
        String survey = active("{\"kind\":\"case_resolved\",\"delay\":\"P5D\"}");
        List<String> who =
                IntStream.range(0, 60).mapToObj(number -> Customers.newId()).toList();
        who.forEach(customer -> Cases.post(Cases.open(customer), "resolve", "{\"remedy\":\"apology\"}")
                .then()
                .statusCode(200));
        Instant later = clock.instant().plus(Duration.ofDays(5));

        List<CompletableFuture<Integer>> replicas = new ArrayList<>();
        for (int replica = 0; replica < 6; replica++) {
            replicas.add(work.run(later).chain(() -> work.run(later)).subscribeAsCompletionStage());
        }
        replicas.forEach(CompletableFuture::join);

        assertThat(waiting(survey)).isZero();
        for (String customer : who) {
            assertThat(invitations(survey, customer)).hasSize(1);
        }
    }

    private void run(Instant now) {
        for (int batch = 0; batch < 5; batch++) {
            work.run(now).await().atMost(PATIENCE);
        }
    }

    private Map<String, Object> awaitInvitation(String survey, String customer) {
        return await().atMost(PATIENCE)
                .until(() -> invitations(survey, customer), found -> !found.isEmpty())
                .getFirst();
    }

    private static Response tell(String source, String orderId) {
        return asPartner(source).body(delivery(source, orderId)).post("/v1/survey-occasions");
    }

    private static String delivery(String source, String orderId) {
        return """
                {"kind":"purchase_delivered","orderId":"%s","source":"%s","customer":{"externalId":"00001"},
                 "channel":"web"}
                """.formatted(orderId, source);
    }

    private long waiting(String survey) {
        return database.number("SELECT count(*) AS n FROM survey_occasion WHERE survey_id = $1", id(survey));
    }
}
