package io.dangol.feedback.survey.answer;

import static io.dangol.feedback.Requests.anonymous;
import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.feedback.Surveys.complete;
import static io.dangol.feedback.Surveys.save;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.feedback.Customers;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.Surveys;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CompletionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String RESPONSE = "io.dangol.feedback.response.recorded.v1";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Inject
    AnswerExpiry expiry;

    @Test
    void aCompletionNeedsNoBodyWhereEverythingWasAnswered() {
        String token = Surveys.link(Surveys.active(""));
        problem(anonymous().post("/v1/answers/" + token + "/complete").then(), 422, "answers-incomplete");
        save(token, "{\"recommend\":0}").then().statusCode(200);

        anonymous().post("/v1/answers/" + token + "/complete").then().statusCode(200);
        complete(token, "{}").then().statusCode(200);
    }

    @Test
    void aCompletedSurveyIsRecordedAsWhatItIsAndToldOnce() {
        String survey = Surveys.active("");
        String customer = Customers.newId();
        Response invitation = Surveys.invite(survey, customer);
        String token = invitation.path("link.token");
        save(token, "{\"recommend\":9,\"why\":\"빠르고 친절했어요\"}").then().statusCode(200);

        complete(token, "{\"satisfied\":2,\"more\":\"다음에는 더 일찍 부탁드려요\",\"place\":\"store\"}")
                .then()
                .statusCode(200)
                .header("Content-Language", "ko")
                .body(at("state", equalTo("completed")))
                .body(at("thanks", equalTo("감사합니다!")));

        List<Map<String, Object>> said =
                as(Roles.AGENT).get("/v1/feedback?customerId=" + customer).path("items");
        assertThat(said).hasSize(3).allSatisfy(item -> assertThat(item).containsEntry("kind", "response"));
        List<Map<String, Object>> responses = as(Roles.AGENT)
                .get("/v1/responses?limit=200")
                .path("items.findAll { it.customerId == '" + customer + "' }");
        assertThat(responses)
                .extracting(item -> item.get("metric") + " " + item.get("score") + " " + item.get("comment"))
                .containsExactlyInAnyOrder("nps 9 빠르고 친절했어요", "csat 2 null");
        assertThat(responses)
                .extracting(item -> item.get("wordingVersion"))
                .containsExactlyInAnyOrder(survey + "/1/1", survey + "/1/2");
        assertThat(responses).allSatisfy(item -> assertThat(item).containsEntry("channel", "app"));
        as(Roles.AGENT)
                .get("/v1/invitations/" + invitation.path("id"))
                .then()
                .body(at("state", equalTo("completed")))
                .body(at("endedAt", notNullValue()));
        try (FeedbackEvents events = new FeedbackEvents()) {
            List<JsonPath> told = await().atMost(PATIENCE)
                    .until(
                            () -> events.mentions(customer).stream()
                                    .filter(event -> event.type().equals(RESPONSE))
                                    .map(event -> JsonPath.from(event.value()))
                                    .toList(),
                            found -> found.size() >= 2);
            assertThat(told)
                    .extracting(event -> event.getString("metric") + " " + event.getInt("score") + " of "
                            + event.getInt("scale.max") + " " + event.getString("direction"))
                    .containsExactlyInAnyOrder("nps 9 of 10 higher_is_better", "csat 2 of 5 higher_is_better");
            assertThat(events.mentions(customer).stream().map(event -> event.value()))
                    .noneMatch(value -> value.contains("친절") || value.contains(token));
        }
        String words = (String) said.stream()
                .filter(item -> "다음에는 더 일찍 부탁드려요".equals(item.get("text")))
                .findFirst()
                .orElseThrow()
                .get("id");
        as(Roles.AGENT)
                .get("/v1/feedback/" + words + "/classification")
                .then()
                .statusCode(200)
                .body(at("language", equalTo("ko")));
    }

    @Test
    void aLinkServesOnceAndTheSameCompletionGetsTheSameAnswer() {
        String customer = Customers.newId();
        String token = Surveys.invite(Surveys.active(""), customer).path("link.token");

        Response first = complete(token, "{\"recommend\":9,\"satisfied\":4}");
        Response again = complete(token, "{\"satisfied\":4,\"recommend\":9}");

        first.then().statusCode(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        problem(complete(token, "{\"recommend\":8,\"satisfied\":4}").then(), 410, "link-used");
        problem(complete(token, "{}").then(), 410, "link-used");
        problem(save(token, "{\"recommend\":1}").then(), 410, "link-used");
        problem(anonymous().get("/v1/answers/" + token).then(), 410, "link-used");
        as(Roles.AGENT)
                .get("/v1/feedback?customerId=" + customer)
                .then()
                .body(at("items", hasSize(2)))
                .body(at("items.rating.score", equalTo(List.of(4, 9))));
    }

    @Test
    void howeverManyCompleteAtOnceItIsRecordedOnce() throws Exception {
        String survey = Surveys.active("");
        for (int round = 0; round < 5; round++) {
            String customer = Customers.newId();
            String token = Surveys.invite(survey, customer).path("link.token");
            List<Future<Integer>> answers = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (int number = 0; number < 8; number++) {
                    String sent = "{\"recommend\":%d}".formatted(number % 2 == 0 ? 9 : 3);
                    answers.add(threads.submit(() -> complete(token, sent).statusCode()));
                }
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses)
                    .containsOnly(200, 410)
                    .filteredOn(status -> status == 200)
                    .hasSize(4);
            as(Roles.AGENT).get("/v1/feedback?customerId=" + customer).then().body(at("items", hasSize(1)));
        }
    }

    @Test
    void anExpiredLinkIs410AndWhatWasScoredCountsOnce() {
        String survey = Surveys.active("");
        String customer = Customers.newId();
        Response invitation = Surveys.invite(survey, customer);
        String token = invitation.path("link.token");
        save(token, "{\"recommend\":4,\"place\":\"web\",\"more\":\"never sent\"}")
                .then()
                .statusCode(200);
        Response silent = Surveys.invite(survey, Customers.newId());

        expire(invitation.path("id"));
        expire(silent.path("id"));
        problem(anonymous().get("/v1/answers/" + token).then(), 410, "link-expired");
        problem(complete(token, "{\"recommend\":5}").then(), 410, "link-expired");
        List<CompletableFuture<Integer>> replicas = new ArrayList<>();
        for (int replica = 0; replica < 3; replica++) {
            replicas.add(expiry.run(clock.instant()).subscribeAsCompletionStage());
        }
        replicas.forEach(CompletableFuture::join);

        as(Roles.AGENT).get("/v1/invitations/" + invitation.path("id")).then().body(at("state", equalTo("partial")));
        as(Roles.AGENT).get("/v1/invitations/" + silent.path("id")).then().body(at("state", equalTo("expired")));
        as(Roles.AGENT)
                .get("/v1/feedback?customerId=" + customer)
                .then()
                .body(at("items", hasSize(1)))
                .body(at("items[0].rating.score", equalTo(4)));
        problem(anonymous().get("/v1/answers/" + token).then(), 410, "link-expired");
        long words = pool.preparedQuery(
                        "SELECT count(*) AS n FROM survey_answer WHERE invitation_id = $1 AND words IS NOT NULL")
                .execute(Tuple.of(
                        IdKind.INVITATION.parse(invitation.<String>path("id")).orElseThrow()))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong("n");
        assertThat(words).isZero();
    }

    @Test
    void whoWasAskedInOneWordingAnswersThatOne() {
        String survey = Surveys.active("");
        String customer = Customers.newId();
        String token = Surveys.invite(survey, customer).path("link.token");
        Surveys.change(
                        survey,
                        "\"2\"",
                        "{\"questions\":[{\"id\":\"recommend\",\"kind\":\"nps\","
                                + "\"text\":{\"ko\":\"새로운\",\"en\":\"New\"}}]}")
                .then()
                .statusCode(200);

        anonymous().get("/v1/answers/" + token).then().body(at("questions", hasSize(7)));
        complete(token, "{\"recommend\":9}").then().statusCode(200);
        String later = Surveys.link(survey);
        anonymous().get("/v1/answers/" + later).then().body(at("questions.text", equalTo(List.of("새로운"))));
        List<String> versions = as(Roles.AGENT)
                .get("/v1/responses?limit=200")
                .path("items.findAll { it.customerId == '" + customer + "' }.wordingVersion");
        assertThat(versions).containsExactly(survey + "/1/1");
        Surveys.move(survey, "end").then().statusCode(200);
        complete(later, "{\"recommend\":9}").then().statusCode(200);
    }

    private void expire(String invitation) {
        pool.preparedQuery("UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = $1")
                .execute(Tuple.of(IdKind.INVITATION.parse(invitation).orElseThrow()))
                .await()
                .atMost(PATIENCE);
    }
}
