package io.dangol.feedback.understanding.reclassification;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.understanding.reclassification.ReclassificationSteps.Progress;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ReclassificationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JOBS = "/v1/reclassifications";
    /// A word that is blame to what is shipped, and praise to who was corrected.
    private static final String WORD = "뿌잉노답쓰레기";

    @Inject
    Transactions transactions;

    @Inject
    ReclassificationSteps steps;

    @Inject
    ReclassificationQueue queue;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private static String feedback(String channel, String text) {
        return as(Roles.SERVICE)
                .body("{\"kind\":\"review\",\"channel\":\"%s\",\"source\":\"shop\",\"text\":\"%s\"}"
                        .formatted(channel, text))
                .post("/v1/feedback")
                .path("id");
    }

    private static void correct(String id, String task, String label) {
        as(Roles.AGENT)
                .body("{\"task\":\"" + task + "\",\"label\":\"" + label + "\"}")
                .post("/v1/feedback/" + id + "/corrections")
                .then()
                .statusCode(200);
    }

    private static String newChannel() {
        return "c-" + UUID.randomUUID();
    }

    private static String said(int number) {
        return "우리 " + (char) ('가' + 53 * number) + " 사장님 " + WORD + " 임다";
    }

    /// A candidate to whom the word is praise.
    private static String candidate() {
        for (int i = 0; i < 14; i++) {
            correct(feedback("lessons", said(100 + i)), "polarity", "positive");
        }
        String id = await().atMost(PATIENCE)
                .until(
                        () -> as(Roles.OPERATOR)
                                .body("{\"language\":\"ko\"}")
                                .post("/v1/classifiers/polarity/retrain")
                                .as(JsonBody.class)
                                .at("id"),
                        found -> found != null && found.startsWith("clv_"));
        await().atMost(PATIENCE)
                .until(() -> as(Roles.ANALYST)
                        .get("/v1/classifiers/polarity/versions/" + id)
                        .path("state")
                        .equals("candidate"));
        return id;
    }

    private static Response request(String body) {
        return as(Roles.OPERATOR).body(body).post(JOBS);
    }

    private static String requested(String version, String channel) {
        return request("{\"version\":\"%s\",\"channel\":\"%s\"}".formatted(version, channel))
                .then()
                .statusCode(202)
                .body(at("state", equalTo("previewing")))
                .body(at("tasks", equalTo(List.of("polarity"))))
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static JsonPath awaited(String id, String state) {
        return await().atMost(PATIENCE)
                .until(
                        () -> as(Roles.ANALYST).get(JOBS + "/" + id).jsonPath(),
                        job -> job.getString("state").equals(state));
    }

    private static Response decide(String id, String decision) {
        return as(Roles.OPERATOR).post(JOBS + "/" + id + "/" + decision);
    }

    private static JsonPath classification(String id) {
        return as(Roles.AGENT).get("/v1/feedback/" + id + "/classification").jsonPath();
    }

    private static String polarity(String id) {
        return classification(id).getString("judgements.find { it.task == 'polarity' }.label");
    }

    @Test
    void theDifferenceIsShownFirstAndThenExactlyThatIsApplied() {
        String version = candidate();
        String channel = newChannel();
        String changed = feedback(channel, said(1));
        String corrected = feedback(channel, said(2));
        String later = feedback(channel, said(3));
        String same = feedback(channel, "배송이 정말 빨라서 좋아요 감사합니다");
        String elsewhere = feedback(newChannel(), said(4));
        correct(corrected, "polarity", "negative");
        assertThat(polarity(changed)).isEqualTo("negative");

        String id = requested(version, channel);
        JsonPath preview = awaited(id, "previewed");

        assertThat(preview.getInt("counts.examined")).isEqualTo(4);
        assertThat(preview.getInt("counts.corrected")).isEqualTo(1);
        assertThat(preview.getInt("counts.changes")).isEqualTo(2);
        assertThat(preview.getInt("counts.relabelled")).isEqualTo(2);
        assertThat(preview.getList("difference.count", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(2);
        assertThat(preview.getString("difference[0].from")).isEqualTo("negative");
        assertThat(preview.getString("difference[0].to")).isEqualTo("positive");
        assertThat(polarity(changed)).isEqualTo("negative");
        assertThat(classification(changed).getInt("version")).isEqualTo(1);
        as(Roles.ANALYST)
                .get(JOBS + "/" + id + "/changes")
                .then()
                .body(at("items.feedbackId", equalTo(List.of(changed, later))))
                .body(at("items[0].before.label", equalTo("negative")))
                .body(at("items[0].after.label", equalTo("positive")));
        String next =
                as(Roles.ANALYST).get(JOBS + "/" + id + "/changes?limit=1").path("next");
        as(Roles.ANALYST)
                .get(JOBS + "/" + id + "/changes?limit=1&task=polarity&cursor=" + next)
                .then()
                .body(at("items.feedbackId", equalTo(List.of(later))));

        correct(later, "category", "staff");
        decide(id, "apply").then().statusCode(202).body(at("state", equalTo("applying")));
        JsonPath applied = awaited(id, "applied");

        assertThat(applied.getInt("counts.applied")).isEqualTo(1);
        assertThat(applied.getInt("counts.skipped")).isEqualTo(1);
        assertThat(polarity(changed)).isEqualTo("positive");
        assertThat(classification(changed).getInt("version")).isEqualTo(2);
        assertThat(classification(changed).getString("judgements.find { it.task == 'polarity' }.model"))
                .contains("+");
        assertThat(polarity(corrected)).isEqualTo("negative");
        assertThat(polarity(later)).isEqualTo("negative");
        assertThat(polarity(elsewhere)).isEqualTo("negative");
        assertThat(classification(same).getInt("version")).isEqualTo(1);
        as(Roles.ANALYST)
                .get(JOBS + "/" + id + "/changes")
                .then()
                .body(at("items.outcome", equalTo(List.of("applied", "skipped"))));
        try (FeedbackEvents events = new FeedbackEvents()) {
            JsonPath told = events.awaitOne(changed, "io.dangol.feedback.feedback.reclassified.v1");
            assertThat(told.getString("cause")).isEqualTo("reclassification");
            assertThat(told.getInt("aggregateVersion")).isEqualTo(2);
            assertThat(events.mentions(changed))
                    .noneMatch(event -> event.value().contains(WORD));
        }
    }

    @Test
    void whatADeadWorkerLeftHalfAppliedIsGoneOnWithAndNothingIsAppliedOrToldTwice() {
        String version = candidate();
        String channel = newChannel();
        List<String> feedback = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            feedback.add(feedback(channel, said(10 + i)));
        }
        String id = requested(version, channel);
        assertThat(awaited(id, "previewed").getInt("counts.changes")).isEqualTo(5);
        UUID job = IdKind.RECLASSIFICATION.inPath(id);
        UUID dead = ids.next();
        get(transactions.write(transaction -> transaction
                .preparedQuery("UPDATE reclassification SET state = 'applying', position = NULL, owner = $2,"
                        + " lease_until = $3 WHERE id = $1")
                .execute(Tuple.of(job, dead, clock.instant().plusSeconds(8).atOffset(ZoneOffset.UTC)))));

        assertThat(get(steps.apply(job, ids.next(), 2))).isEqualTo(Progress.LOST);
        assertThat(feedback.stream().map(ReclassificationIT::polarity)).containsOnly("negative");
        assertThat(get(steps.apply(job, dead, 2))).isEqualTo(Progress.MORE);
        assertThat(feedback.stream().map(ReclassificationIT::polarity))
                .containsExactly("positive", "positive", "negative", "negative", "negative");

        JsonPath applied = awaited(id, "applied");

        assertThat(applied.getInt("counts.applied")).isEqualTo(5);
        assertThat(feedback.stream().map(one -> classification(one).getInt("version")))
                .containsOnly(2);
        try (FeedbackEvents events = new FeedbackEvents()) {
            feedback.forEach(one -> events.awaitOne(one, "io.dangol.feedback.feedback.reclassified.v1"));
        }
    }

    @Test
    void twoReplicasNeverWorkOnTheSame() {
        String channel = newChannel();
        feedback(channel, said(30));
        UUID job = ids.next();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        UUID first = ids.next();
        get(transactions.write(transaction -> transaction
                .preparedQuery("INSERT INTO reclassification (id, state, tasks, channel, received_to, requested_at,"
                        + " requested_by, owner, lease_until) VALUES ($1, 'previewing', '{polarity}', $2, $3, $3,"
                        + " 'test', $4, $5)")
                .execute(Tuple.of(job, channel, now, first, now.plusMinutes(5)))));

        assertThat(get(transactions.write(transaction -> queue.claim(transaction, ids.next())))
                        .map(Reclassification::id))
                .isNotEqualTo(java.util.Optional.of(job));
        assertThat(get(steps.preview(job, ids.next(), List.of(), List.of()))).isEqualTo(Progress.LOST);
        assertThat(get(steps.preview(job, first, List.of(), List.of()))).isEqualTo(Progress.ENDED);
        decide(IdKind.RECLASSIFICATION.format(job), "discard").then().statusCode(200);
    }

    @Test
    void allQuestionsAreAskedAgainOfWhatIsInUseAndADiscardedDifferenceIsGone() {
        String channel = newChannel();
        String feedback = feedback(channel, "포장이 다 터져서 왔어요 환불해 주세요");
        String key = UUID.randomUUID().toString();
        String body = "{\"channel\":\"" + channel + "\",\"kind\":\"review\",\"source\":\"shop\"}";
        String id = as(Roles.OPERATOR)
                .header("Idempotency-Key", key)
                .body(body)
                .post(JOBS)
                .path("id");
        as(Roles.OPERATOR)
                .header("Idempotency-Key", key)
                .body(body)
                .post(JOBS)
                .then()
                .header("Idempotency-Replayed", "true")
                .body(at("id", equalTo(id)));

        JsonPath preview = awaited(id, "previewed");
        assertThat(preview.getList("tasks")).hasSize(5);
        assertThat(preview.getInt("counts.examined")).isEqualTo(1);
        as(Roles.ANALYST).get(JOBS).then().body(at("items.id", hasItem(id)));

        decide(id, "discard").then().statusCode(200).body(at("state", equalTo("discarded")));
        problem(decide(id, "discard").then(), 409, "reclassification-state");
        problem(decide(id, "apply").then(), 409, "reclassification-state");
        as(Roles.ANALYST).get(JOBS + "/" + id + "/changes").then().body(at("items", equalTo(List.of())));
        assertThat(classification(feedback).getInt("version")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tasks\":[]}",
                "{\"tasks\":[\"colour\"]}",
                "{\"version\":\"v1\"}",
                "{\"from\":\"2999-01-01T00:00:00Z\"}",
                "{\"from\":\"2026-02-01T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}",
                "{\"from\":\"-999999999-01-01T00:00:00Z\"}",
                "{\"to\":\"-9999-01-01T00:00:00Z\"}",
                "{\"kind\":\"rumour\"}",
                "{\"channel\":\"\"}",
                "{\"fast\":true}"
            })
    void whatMakesNoSenseIs400(String body) {
        assertThat(request(body).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsRefused() {
        String nothing = JOBS + "/rcl_00000000000000000000000000";
        problem(as(Roles.ANALYST).get(nothing).then(), 404, "not-found");
        problem(as(Roles.ANALYST).get(nothing + "/changes").then(), 404, "not-found");
        problem(as(Roles.OPERATOR).post(nothing + "/apply").then(), 404, "not-found");
        problem(request("{\"version\":\"clv_00000000000000000000000000\"}").then(), 422, "unknown-version");
    }

    private static <T> T get(Uni<T> operation) {
        return operation.await().atMost(PATIENCE);
    }
}
