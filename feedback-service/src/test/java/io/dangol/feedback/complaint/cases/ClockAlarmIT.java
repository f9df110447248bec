package io.dangol.feedback.complaint.cases;

import static io.dangol.feedback.Cases.post;
import static io.dangol.feedback.Cases.promise;
import static io.dangol.feedback.Requests.as;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Cases;
import io.dangol.feedback.Customers;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.complaint.clock.SlaClocks;
import io.dangol.kit.security.Roles;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.PublishedEvents.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Clocks fire on time, after a restart too, and once with several replicas.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ClockAlarmIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LOW = "{\"severity\":\"minor\",\"impact\":\"one\"}";
    private static final String BREACHED = "io.dangol.feedback.case.breached.v1";
    private static final String USUAL = """
            {"firstResponse":{"allowed":"PT18H","calendarId":"cal_0000000000e008000000000001",
             "escalations":[{"offset":"PT0S","to":"team-lead"}]},
             "update":{"allowed":"PT45H","calendarId":"cal_0000000000e008000000000001","breachPoints":null,
             "escalations":[]},
             "resolution":{"allowed":"PT90H","calendarId":"cal_0000000000e008000000000001","breachPoints":null,
             "escalations":[{"offset":"PT0S","to":"head-of-service"}]}}
            """;

    @Inject
    ClockAlarm alarm;

    @Inject
    Transactions transactions;

    @Inject
    CaseRepository cases;

    @Inject
    SlaClocks clocks;

    @Inject
    CaseNews news;

    @Inject
    Clock clock;

    @AfterEach
    void promiseAsUsual() {
        promise("low", USUAL);
    }

    @Test
    void aBreachHappensWhenItIsDueAndIsToldOnceWithAllThatFollows() {
        promise("low", """
                {"resolution":{"allowed":"PT2S","calendarId":null,"breachPoints":70,
                 "escalations":[{"offset":"-PT1S","to":"assignee"},{"offset":"PT0S","to":"team-lead"}]}}
                """);
        String id = Cases.open(Customers.newId());
        post(id, "assess", LOW).then().statusCode(200);
        Instant due = Instant.parse(clockOf(id, "resolution").getString("dueAt"));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> as(Roles.AGENT).get("/v1/cases/" + id).path("breachedAt") != null);
        assertThat(Duration.between(due, clock.instant())).isPositive();

        try (FeedbackEvents events = new FeedbackEvents()) {
            JsonPath breach = events.awaitOne(id, BREACHED);
            assertThat(Instant.parse(breach.getString("breachedAt"))).isEqualTo(due);
            assertThat(breach.getString("target")).isEqualTo("resolution");
            assertThat(breach.getLong("allowedSeconds")).isEqualTo(2);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(types(events.mentions(id)))
                            .containsExactlyInAnyOrder(
                                    "case.opened",
                                    "case.assessed",
                                    "case.escalated",
                                    "case.breached",
                                    "case.escalated",
                                    "compensation.approved"));
            assertThat(events.awaitOne(id, "io.dangol.feedback.compensation.approved.v1")
                            .getInt("points"))
                    .isEqualTo(70);
        }
        as(Roles.AGENT)
                .get("/v1/cases/" + id)
                .then()
                .body(at("breachedAt", notNullValue()))
                .body(at("escalationLevel", equalTo(2)))
                .body(at("compensationPoints", equalTo(70)))
                .header("ETag", "\"2\"");
        as(Roles.AGENT).get("/v1/cases?breached=true&priority=low").then().body(at("items.id", hasItem(id)));
        assertThat(clockOf(id, "resolution").getList("history.event"))
                .isEqualTo(List.of("started", "terms_changed", "escalated", "breached", "escalated"));
        assertThat(clockOf(id, "resolution").getList("history.ko").toString()).contains("기한을 넘김");
    }

    @Test
    void aChangedPolicyHoldsForRunningClocksFromThenOn() {
        String id = Cases.open(Customers.newId());
        post(id, "assess", LOW).then().statusCode(200);
        assertThat(clockOf(id, "resolution").getString("breachedAt")).isNull();

        promise("low", "{\"resolution\":{\"allowed\":\"PT1S\",\"calendarId\":null,\"escalations\":[]}}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(clockOf(id, "resolution").getList("history.event"))
                        .isEqualTo(List.of("started", "terms_changed", "terms_changed", "breached")));
        JsonPath why = clockOf(id, "resolution");
        Instant changed = Instant.parse(why.getString("history[2].at"));
        assertThat(Instant.parse(why.getString("breachedAt"))).isAfterOrEqualTo(changed);
        assertThat(as(Roles.AGENT)
                        .get("/v1/sla-policies/low")
                        .as(JsonBody.class)
                        .<String>at("changedAt"))
                .isEqualTo(why.getString("history[2].at"));
    }

    @Test
    void whatFellDueWhileNobodyLookedHappensAfterARestartAtItsOwnTime() throws Exception {
        promise("low", "{\"resolution\":{\"allowed\":\"PT1S\",\"calendarId\":null,\"escalations\":[]}}");
        alarm.end();
        String id = Cases.open(Customers.newId());
        Instant due;
        try {
            post(id, "assess", LOW).then().statusCode(200);
            due = Instant.parse(clockOf(id, "resolution").getString("dueAt"));
            await().atMost(PATIENCE).until(() -> clock.instant().isAfter(due.plusMillis(200)));
            as(Roles.AGENT).get("/v1/cases?breached=false&priority=low").then().body(at("items.id", hasItem(id)));
        } finally {
            alarm.begin();
        }

        try (FeedbackEvents events = new FeedbackEvents()) {
            assertThat(Instant.parse(events.awaitOne(id, BREACHED).getString("breachedAt")))
                    .isEqualTo(due);
        }
    }

    @Test
    void aDecisionThatComesBeforeTheAlarmTellsOfTheBreachFirst() throws Exception {
        promise("low", "{\"resolution\":{\"allowed\":\"PT1S\",\"calendarId\":null,\"escalations\":[]}}");
        alarm.end();
        String id = Cases.open(Customers.newId());
        try {
            post(id, "assess", LOW).then().statusCode(200);
            Instant due = Instant.parse(clockOf(id, "resolution").getString("dueAt"));
            await().atMost(PATIENCE).until(() -> clock.instant().isAfter(due));
            post(id, "resolve", "{\"remedy\":\"apology\"}")
                    .then()
                    .statusCode(200)
                    .body(at("breachedAt", notNullValue()));
        } finally {
            alarm.begin();
        }

        try (FeedbackEvents events = new FeedbackEvents()) {
            assertThat(types(events.awaitMentions(id, 4)))
                    .containsExactly("case.opened", "case.assessed", "case.breached", "case.resolved");
        }
    }

    @Test
    void severalReplicasAtOnceTellOfEachBreachOnce() {
        List<String> ids = IntStream.range(0, 40)
                .mapToObj(number -> Cases.open(Customers.newId()))
                .toList();
        Instant later = clock.instant().plus(Duration.ofDays(400));

        List<CompletableFuture<Integer>> replicas = new ArrayList<>();
        for (int replica = 0; replica < 3; replica++) {
            CaseTimers timers = new CaseTimers(transactions, cases, clocks, news);
            replicas.add(CompletableFuture.supplyAsync(() -> fireAll(timers, later)));
        }
        int fired = replicas.stream().mapToInt(CompletableFuture::join).sum();

        assertThat(fired).isGreaterThanOrEqualTo(ids.size());
        try (FeedbackEvents events = new FeedbackEvents()) {
            for (String id : ids) {
                // opened, three breaches, three steps of the usual policy
                assertThat(types(events.awaitMentions(id, 7)))
                        .containsExactlyInAnyOrder(
                                "case.opened",
                                "case.breached",
                                "case.breached",
                                "case.breached",
                                "case.escalated",
                                "case.escalated",
                                "case.escalated");
            }
        }
    }

    @Test
    void theNextAnswerIsNotOwedBeforeTheFirst() {
        promise("low", """
                {"firstResponse":{"allowed":"PT1H","calendarId":null,"escalations":[]},
                 "update":{"allowed":"PT8S","calendarId":null,"breachPoints":500,"escalations":[]},
                 "resolution":{"allowed":"PT90H","calendarId":null,"breachPoints":null,"escalations":[]}}
                """);
        CaseTimers timers = new CaseTimers(transactions, cases, clocks, news);
        String id = Cases.open(Customers.newId());
        post(id, "assess", LOW).then().statusCode(200);

        fireAll(timers, clock.instant().plusSeconds(10));

        as(Roles.AGENT)
                .get("/v1/cases/" + id + "/clocks")
                .then()
                .body(at("clocks.target", not(hasItem("update"))))
                .body(at("clocks.target", hasItem("first_response")));
        as(Roles.AGENT)
                .get("/v1/cases/" + id)
                .then()
                .body(at("breachedAt", nullValue()))
                .body(at("compensationPoints", equalTo(0)));

        post(id, "respond", "{}").then().statusCode(200);
        assertThat(clockOf(id, "update").getString("status")).isEqualTo("running");
        fireAll(timers, clock.instant().plusSeconds(10));
        as(Roles.AGENT).get("/v1/cases/" + id).then().body(at("compensationPoints", equalTo(500)));

        post(id, "resolve", "{\"remedy\":\"apology\"}").then().statusCode(200);
        post(id, "reopen").then().statusCode(200);
        fireAll(timers, clock.instant().plusSeconds(30));
        as(Roles.AGENT)
                .get("/v1/cases/" + id + "/clocks")
                .then()
                .body("clocks.findAll { it.target == 'update' && it.status == 'running' }", hasSize(0));
        as(Roles.AGENT).get("/v1/cases/" + id).then().body(at("compensationPoints", equalTo(500)));
    }

    private static int fireAll(CaseTimers timers, Instant now) {
        int all = 0;
        int empty = 0;
        while (empty < 20) {
            int fired = timers.run(now).await().atMost(PATIENCE);
            empty = fired == 0 ? empty + 1 : 0;
            all += fired;
        }
        return all;
    }

    private static List<String> types(List<Published> events) {
        return events.stream()
                .map(event -> event.type().replaceAll(".*\\.(\\w+\\.\\w+)\\.v1", "$1"))
                .toList();
    }

    private static JsonPath clockOf(String id, String target) {
        JsonPath all = as(Roles.AGENT).get("/v1/cases/" + id + "/clocks").jsonPath();
        return all.setRootPath("clocks.find { it.target == '" + target + "' }");
    }
}
