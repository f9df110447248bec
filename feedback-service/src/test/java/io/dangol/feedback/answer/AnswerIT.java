package io.dangol.feedback.answer;

import static io.dangol.feedback.Requests.anonymous;
import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.feedback.Surveys.complete;
import static io.dangol.feedback.Surveys.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Customers;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.Surveys;
import io.dangol.feedback.id.IdKind;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AnswerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String RESPONSE = "io.dangol.feedback.response.recorded.v1";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Inject
    AnswerExpiry expiry;

    @Test
    void aLinkShowsTheSurveyInTheLanguageAskedForAndNothingOfTheCustomer() {
        String customer = Customers.newId();
        Response invitation = Surveys.invite(Surveys.active(""), customer);
        String token = invitation.path("link.token");

        Response korean = anonymous().get("/v1/answers/" + token);
        korean.then()
                .statusCode(200)
                .header("Content-Language", "ko")
                .header("Cache-Control", "no-store")
                .body("title", equalTo("어떠셨나요?"))
                .body("languages", equalTo(List.of("ko", "en")))
                .body("questions", hasSize(7))
                .body("questions[0].scale.max", equalTo(10))
                .body("questions[0].required", equalTo(true))
                .body("questions[3].lengthMost", equalTo(100))
                .body("questions[6].choicesMost", equalTo(2))
                .body("answers", equalTo(Map.of()));
        anonymous()
                .header("Accept-Language", "fr, en;q=0.8")
                .get("/v1/answers/" + token)
                .then()
                .header("Content-Language", "en")
                .body("questions[5].options[1].text", equalTo("Store"));
        assertThat(korean.asString()).doesNotContain(customer, invitation.path("id"), "gold");
        as(Roles.AGENT)
                .get("/v1/invitations/" + invitation.path("id"))
                .then()
                .body("openedAt", notNullValue())
                .body("state", equalTo("issued"));
    }

    @Test
    void answersAreKeptBitByBitUntilTheyAreSentOff() {
        String token = Surveys.link(Surveys.active(""));

        save(token, "{\"recommend\":3,\"place\":\"web\"}").then().statusCode(200);
        save(token, "{\"recommend\":9,\"reasons\":[\"taste\",\"price\"],\"place\":null}")
                .then()
                .statusCode(200)
                .body("answers.recommend", equalTo(9))
                .body("answers.place", nullValue())
                .body("answers.reasons", equalTo(List.of("taste", "price")));
        anonymous().get("/v1/answers/" + token).then().body("answers.keySet().size()", equalTo(2));
        anonymous()
                .body("{\"answers\":{\"satisfied\":4}}")
                .put("/v1/answers/" + token)
                .then()
                .statusCode(200)
                .body("answers", equalTo(Map.of("satisfied", 4)));
        problem(complete(token, "{}").then(), 422, "answers-incomplete")
                .body("violations.field", equalTo(List.of("answers.recommend")));
        complete(token, "{\"recommend\":10}").then().statusCode(200).body("state", equalTo("completed"));
    }

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
                .body("state", equalTo("completed"))
                .body("thanks", equalTo("감사합니다!"));

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
                .body("state", equalTo("completed"))
                .body("endedAt", notNullValue());
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
                .body("language", equalTo("ko"));
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
                .body("items", hasSize(2))
                .body("items.rating.score", equalTo(List.of(4, 9)));
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
            as(Roles.AGENT).get("/v1/feedback?customerId=" + customer).then().body("items", hasSize(1));
        }
    }

    @Test
    void anUnknownLinkIs404WhateverIsDoneWithIt() {
        for (String token : List.of("A".repeat(43), "x", "inv_00000000000000000000000000", "a".repeat(3_000))) {
            problem(anonymous().get("/v1/answers/" + token).then(), 404, "not-found");
            problem(save(token, "{\"recommend\":1}").then(), 404, "not-found");
            problem(complete(token, "{\"recommend\":1}").then(), 404, "not-found");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"answers":{"recommend":11}}              | answers.recommend
            {"answers":{"recommend":"9"}}             | answers.recommend
            {"answers":{"place":"moon"}}              | answers.place
            {"answers":{"reasons":["price","price"]}} | answers.reasons
            {"answers":{"unknown":1}}                 | answers.unknown
            {"answers":{"why":"   "}}                 | answers.why
            """)
    void aBadAnswerIs400ByItsFieldAndKeepsNothing(String body, String field) {
        String token = Surveys.link(Surveys.active(""));

        problem(
                        anonymous()
                                .contentType(Surveys.PATCH)
                                .body(body)
                                .patch("/v1/answers/" + token)
                                .then(),
                        400,
                        "validation-failed")
                .body("violations.field", equalTo(List.of(field)));
        anonymous().get("/v1/answers/" + token).then().body("answers", equalTo(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"answers\":null}",
                "{\"answers\":[]}",
                "{\"answers\":{\"recommend\":1,\"recommend\":2}}",
                "{\"answers\":{},\"extra\":1}",
                "{\"answers\":{\"recommend\":{\"a\":1}}}",
                "{\"answers\":"
            })
    void aBadBodyIs400(String body) {
        String token = Surveys.link(Surveys.active(""));
        var request = anonymous().contentType(Surveys.PATCH);
        assertThat((body.isEmpty() ? request : request.body(body))
                        .patch("/v1/answers/" + token)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anyWordsAreKeptAsTheyWereSentAndABodyHasALimit() {
        String customer = Customers.newId();
        String token = Surveys.invite(Surveys.active(""), customer).path("link.token");
        String hostile = "\\u0000 '; DROP TABLE feedback; \\ud83d \\\\ <script> \\ud83d\\ude00";

        save(token, "{\"more\":\"" + hostile + "\"}").then().statusCode(200);
        Response shown = anonymous().get("/v1/answers/" + token);
        assertThat(shown.asString()).contains("\\u0000 '; DROP TABLE feedback; \\ud83d \\\\ <script> 😀");
        Response first = complete(token, "{\"recommend\":7,\"why\":\"\\ud83d\"}");
        Response again = complete(token, "{\"recommend\":7,\"why\":\"\\ud83d\"}");

        first.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        problem(complete(token, "{\"recommend\":7,\"why\":\"\\ud83e\"}").then(), 410, "link-used");
        String listed =
                as(Roles.AGENT).get("/v1/feedback?customerId=" + customer).asString();
        assertThat(listed).contains("\\u0000 '; DROP TABLE feedback; \\ud83d \\\\ <script> 😀", "\"\\ud83d\"");
        String other = Surveys.link(Surveys.active(""));
        problem(save(other, "{\"more\":\"" + "가".repeat(400_000) + "\"}").then(), 413, "payload-too-large");
        problem(save(other, "{\"more\":\"" + "가".repeat(4_001) + "\"}").then(), 400, "validation-failed");
        save(other, "{\"more\":\"" + "가".repeat(4_000) + "\"}").then().statusCode(200);
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

        as(Roles.AGENT).get("/v1/invitations/" + invitation.path("id")).then().body("state", equalTo("partial"));
        as(Roles.AGENT).get("/v1/invitations/" + silent.path("id")).then().body("state", equalTo("expired"));
        as(Roles.AGENT)
                .get("/v1/feedback?customerId=" + customer)
                .then()
                .body("items", hasSize(1))
                .body("items[0].rating.score", equalTo(4));
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

        anonymous().get("/v1/answers/" + token).then().body("questions", hasSize(7));
        complete(token, "{\"recommend\":9}").then().statusCode(200);
        String later = Surveys.link(survey);
        anonymous().get("/v1/answers/" + later).then().body("questions.text", equalTo(List.of("새로운")));
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
