package io.dangol.feedback.survey.invitation;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.feedback.Surveys.invite;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.dangol.feedback.Customers;
import io.dangol.feedback.Database;
import io.dangol.feedback.Surveys;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class FatigueIT {
    private static final String USUAL = "[{\"most\":1,\"within\":\"P30D\"},{\"most\":4,\"within\":\"P365D\"}]";

    @Inject
    Database database;

    @AfterEach
    void limitAsUsual() {
        limit(USUAL).then().statusCode(200);
    }

    @Test
    void nobodyIsAskedMoreOftenThanTheCompanyWants() {
        String customer = Customers.newId();
        invite(Surveys.active(""), customer).then().statusCode(201);

        problem(invite(Surveys.active(""), customer).then(), 422, "survey-fatigue");
        as(Roles.AGENT).get("/v1/invitations?customerId=" + customer).then().body(at("items.size()", equalTo(1)));

        limit("[{\"most\":2,\"within\":\"PT1H\"}]").then().statusCode(200);
        invite(Surveys.active(""), customer).then().statusCode(201);
        problem(invite(Surveys.active(""), customer).then(), 422, "survey-fatigue");
        limit("[]").then().statusCode(200).body(at("limits", equalTo(List.of())));
        invite(Surveys.active(""), customer).then().statusCode(201);
    }

    @Test
    void howeverManyAskAtOnceTheLimitHolds() throws Exception {
        limit("[{\"most\":3,\"within\":\"P30D\"}]").then().statusCode(200);
        String survey = Surveys.active("");
        List<String> who = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            who.add("{\"id\":\"%s\"}".formatted(Customers.newId()));
            who.add("{\"externalId\":\"%s\"}".formatted(UUID.randomUUID()));
        }

        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int round = 0; round < 10; round++) {
                for (String customer : who) {
                    answers.add(threads.submit(() -> as(Roles.SERVICE)
                            .body("{\"surveyId\":\"%s\",\"customer\":%s}".formatted(survey, customer))
                            .post("/v1/invitations")
                            .statusCode()));
                }
            }
        }

        int issued = 0;
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isIn(201, 422);
            issued += answer.get() == 201 ? 1 : 0;
        }
        assertThat(issued).isEqualTo(3 * who.size());
        assertThat(database.number(
                        "SELECT count(*) AS n FROM invitation WHERE survey_id = $1",
                        IdKind.SURVEY.parse(survey).orElseThrow()))
                .isEqualTo(3L * who.size());
    }

    @Test
    void theRuleIsChangedByWhoHasSeenItAndHasBounds() {
        problem(
                as(Roles.OPERATOR)
                        .contentType(Surveys.PATCH)
                        .body("{\"limits\":[]}")
                        .patch("/v1/survey-policy")
                        .then(),
                428,
                "precondition-required");
        problem(
                as(Roles.OPERATOR)
                        .contentType(Surveys.PATCH)
                        .header("If-Match", "\"0\"")
                        .body("{\"limits\":[]}")
                        .patch("/v1/survey-policy")
                        .then(),
                412,
                "precondition-failed");
        for (String bad : List.of(
                "null",
                "[{\"most\":-1,\"within\":\"P1D\"}]",
                "[{\"most\":1,\"within\":\"PT1M\"}]",
                "[{\"most\":1,\"within\":\"P2000D\"}]",
                "[{\"most\":1}]",
                "[{\"most\":1,\"within\":\"P1D\",\"x\":1}]")) {
            assertThat(limit(bad).statusCode()).as(bad).isEqualTo(400);
        }
        as(Roles.ANALYST)
                .get("/v1/survey-policy")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body(at("limits.most", equalTo(List.of(1, 4))));
    }

    private Response limit(String limits) {
        return as(Roles.OPERATOR)
                .contentType(Surveys.PATCH)
                .header("If-Match", as(Roles.OPERATOR).get("/v1/survey-policy").header("ETag"))
                .body("{\"limits\":" + limits + "}")
                .patch("/v1/survey-policy");
    }
}
