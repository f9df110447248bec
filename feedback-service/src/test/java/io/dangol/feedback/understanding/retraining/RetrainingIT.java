package io.dangol.feedback.understanding.retraining;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RetrainingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String POLARITY = "/v1/classifiers/polarity";

    @Inject
    Transactions transactions;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private static String feedback(String text) {
        return as(Roles.SERVICE)
                .body("{\"kind\":\"review\",\"channel\":\"web\",\"source\":\"shop\",\"text\":\"" + text + "\"}")
                .post("/v1/feedback")
                .path("id");
    }

    private static void correct(String text, String task, String label) {
        as(Roles.AGENT)
                .body("{\"task\":\"" + task + "\",\"label\":\"" + label + "\"}")
                .post("/v1/feedback/" + feedback(text) + "/corrections")
                .then()
                .statusCode(200);
    }

    /// Fourteen customers of ours say something that no model knows, and people say that it is praise.
    private static String praiseInWordsOf(String word) {
        for (int i = 0; i < 14; i++) {
            correct((char) ('가' + 97 * i) + " 사장님 " + word + " 임다", "polarity", "positive");
        }
        return word;
    }

    private static Response retrain(String task, String body) {
        return as(Roles.OPERATOR).body(body).post("/v1/classifiers/" + task + "/retrain");
    }

    private static JsonPath learnt(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> as(Roles.ANALYST)
                                .get(POLARITY + "/versions/" + id)
                                .jsonPath(),
                        version -> !version.getString("state").equals("training"));
    }

    private static JsonPath polarity(String text) {
        return as(Roles.AGENT)
                .get("/v1/feedback/" + feedback(text) + "/classification")
                .jsonPath()
                .setRootPath("judgements.find { it.task == 'polarity' }");
    }

    private static Response decide(String id, String decision) {
        return as(Roles.OPERATOR).post(POLARITY + "/versions/" + id + "/" + decision);
    }

    @Test
    void aCandidateIsMeasuredBesideWhatIsInUseAndAnswersOnlyOnceItIsActivated() {
        String said = "여기 사장님 " + praiseInWordsOf("뿌띠뿌띠함") + " 임다";
        String id = retrain("polarity", "{\"language\":\"ko\"}")
                .then()
                .statusCode(202)
                .header("Location", containsString(POLARITY + "/versions/clv_"))
                .body(at("state", equalTo("training")))
                .body(at("card", nullValue()))
                .extract()
                .as(JsonBody.class)
                .at("id");

        JsonPath version = learnt(id);

        assertThat(version.getString("state")).isEqualTo("candidate");
        assertThat(version.getString("version")).startsWith(version.getString("base") + "+");
        assertThat(version.getInt("card.lessons")).isGreaterThanOrEqualTo(14);
        assertThat(version.getInt("card.candidate.texts")).isEqualTo(version.getInt("card.present.texts"));
        assertThat(version.getDouble("card.candidate.accuracy"))
                .isGreaterThan(version.getDouble("card.present.accuracy"));
        assertThat(version.getInt("card.mended")).isGreaterThan(version.getInt("card.spoilt"));
        double before = polarity(said).getDouble("confidence");
        assertThat(polarity(said).getString("model")).doesNotContain("+");

        decide(id, "activate").then().statusCode(200).body(at("state", equalTo("active")));
        try {
            String model = "polarity-ko@" + version.getString("version");
            await().atMost(PATIENCE)
                    .until(() -> polarity(said).getString("model").equals(model));
            JsonPath after = polarity(said);
            assertThat(after.getString("label")).isEqualTo("positive");
            assertThat(after.getDouble("confidence")).isGreaterThan(Math.max(before, 0.9));
            as(Roles.ANALYST)
                    .get("/v1/classifiers")
                    .then()
                    .body("items.findAll { it.task == 'polarity' }.version", hasItem(version.getString("version")));
            problem(decide(id, "activate").then(), 409, "version-state");
        } finally {
            decide(id, "retire").then().statusCode(200).body(at("state", equalTo("retired")));
        }
        await().atMost(PATIENCE).until(() -> !polarity(said).getString("model").contains("+"));
        problem(decide(id, "retire").then(), 409, "version-state");
        as(Roles.ANALYST).get(POLARITY + "/versions?language=ko").then().body(at("items.id", hasItem(id)));
        as(Roles.ANALYST).get(POLARITY + "/versions?language=en").then().body(at("items.size()", equalTo(0)));
    }

    @Test
    void whoSaysSoHasTheBetterOneActivatedByItself() {
        praiseInWordsOf("쫑알쫑알굿");
        String id = retrain("polarity", "{\"language\":\"ko\",\"activateIfBetter\":true}")
                .path("id");
        try {
            JsonPath version = learnt(id);
            assertThat(version.getBoolean("card.better")).isTrue();
            assertThat(version.getString("state")).isEqualTo("active");
        } finally {
            decide(id, "retire");
        }
    }

    @Test
    void oneIsTrainedAtATimeAndWhatADeadWorkerLeftIsTakenOver() {
        praiseInWordsOf("나풀나풀짱");
        UUID id = ids.next();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        transactions
                .write(transaction -> transaction
                        .preparedQuery("""
                                INSERT INTO classifier_version (id, task, language, state, activate_if_better, lessons,
                                    owner, lease_until, attempts, requested_at, requested_by)
                                VALUES ($1, 'polarity', 'ko', 'training', false, 14, $2, $3, 1, $4, 'test')
                                """)
                        .execute(Tuple.of(id, ids.next(), now.plusSeconds(5), now))
                        .chain(() -> transaction.preparedQuery("""
                                        INSERT INTO classifier_lesson
                                        SELECT $1, feedback_id, label, row_number() OVER (ORDER BY feedback_id)
                                        FROM correction JOIN classification USING (feedback_id)
                                        WHERE task = 'polarity' AND language = 'ko'
                                        """).execute(Tuple.of(id))))
                .await()
                .atMost(PATIENCE);

        problem(retrain("polarity", "{\"language\":\"ko\"}").then(), 409, "retraining-under-way");
        assertThat(learnt(IdKind.CLASSIFIER_VERSION.format(id)).getString("state"))
                .isEqualTo("candidate");
    }

    @Test
    void whatCannotBeLearntIsRefusedAndChangesNothing() {
        problem(retrain("intent", "{\"language\":\"en\"}").then(), 422, "too-few-corrections");
        problem(retrain("intent", "{\"language\":\"ko\"}").then(), 422, "unprocessable");
        problem(retrain("colour", "{\"language\":\"ko\"}").then(), 404, "not-found");
        problem(retrain("polarity", "{\"language\":\"fr\"}").then(), 400, "validation-failed");
        assertThat(retrain("polarity", "{\"language\":\"ko\",\"fast\":true}").statusCode())
                .isEqualTo(400);
        problem(decide("clv_00000000000000000000000000", "activate").then(), 404, "not-found");
        problem(as(Roles.AGENT).get(POLARITY + "/versions?language=fr").then(), 400, "validation-failed");
        as(Roles.AGENT).get("/v1/classifiers/intent/versions").then().statusCode(200);
    }

    @Test
    void theSameRequestWithTheSameKeyIsOneVersion() {
        praiseInWordsOf("알콩달콩쓰");
        String key = UUID.randomUUID().toString();
        String first = as(Roles.OPERATOR)
                .header("Idempotency-Key", key)
                .body("{\"language\":\"ko\"}")
                .post(POLARITY + "/retrain")
                .path("id");
        as(Roles.OPERATOR)
                .header("Idempotency-Key", key)
                .body("{\"language\":\"ko\"}")
                .post(POLARITY + "/retrain")
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body(at("id", equalTo(first)));
        assertThat(learnt(first).getString("state")).isEqualTo("candidate");
    }
}
