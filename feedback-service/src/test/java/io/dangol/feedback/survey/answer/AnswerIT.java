package io.dangol.feedback.survey.answer;

import static io.dangol.feedback.Requests.anonymous;
import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.feedback.Surveys.complete;
import static io.dangol.feedback.Surveys.save;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Customers;
import io.dangol.feedback.Surveys;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AnswerIT {
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
                .body(at("title", equalTo("어떠셨나요?")))
                .body(at("languages", equalTo(List.of("ko", "en"))))
                .body(at("questions", hasSize(7)))
                .body(at("questions[0].scale.max", equalTo(10)))
                .body(at("questions[0].required", equalTo(true)))
                .body(at("questions[3].lengthMost", equalTo(100)))
                .body(at("questions[6].choicesMost", equalTo(2)))
                .body(at("answers", equalTo(Map.of())));
        anonymous()
                .header("Accept-Language", "fr, en;q=0.8")
                .get("/v1/answers/" + token)
                .then()
                .header("Content-Language", "en")
                .body(at("questions[5].options[1].text", equalTo("Store")));
        assertThat(korean.asString()).doesNotContain(customer, invitation.path("id"), "gold");
        as(Roles.AGENT)
                .get("/v1/invitations/" + invitation.path("id"))
                .then()
                .body(at("openedAt", notNullValue()))
                .body(at("state", equalTo("issued")));
    }

    @Test
    void answersAreKeptBitByBitUntilTheyAreSentOff() {
        String token = Surveys.link(Surveys.active(""));

        save(token, "{\"recommend\":3,\"place\":\"web\"}").then().statusCode(200);
        save(token, "{\"recommend\":9,\"reasons\":[\"taste\",\"price\"],\"place\":null}")
                .then()
                .statusCode(200)
                .body(at("answers.recommend", equalTo(9)))
                .body(at("answers.place", nullValue()))
                .body(at("answers.reasons", equalTo(List.of("taste", "price"))));
        anonymous().get("/v1/answers/" + token).then().body("answers.keySet().size()", equalTo(2));
        anonymous()
                .body("{\"answers\":{\"satisfied\":4}}")
                .put("/v1/answers/" + token)
                .then()
                .statusCode(200)
                .body(at("answers", equalTo(Map.of("satisfied", 4))));
        problem(complete(token, "{}").then(), 422, "answers-incomplete")
                .body(at("violations.field", equalTo(List.of("answers.recommend"))));
        complete(token, "{\"recommend\":10}").then().statusCode(200).body(at("state", equalTo("completed")));
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
                .body(at("violations.field", equalTo(List.of(field))));
        anonymous().get("/v1/answers/" + token).then().body(at("answers", equalTo(Map.of())));
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
}
