package io.dangol.feedback.survey.invitation;

import static io.dangol.feedback.Requests.asCustomer;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Customers;
import io.dangol.feedback.Surveys;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class MyInvitationIT {
    @Test
    void aCustomerSeesWhatTheyCanAnswerAndNobodyElse() {
        String me = Customers.newId();
        String survey = Surveys.active("");
        Response mine = Surveys.invite(survey, me);
        Surveys.invite(survey, Customers.newId()).then().statusCode(201);

        Response listed = asCustomer(me).get("/v1/me/invitations");
        listed.then()
                .statusCode(200)
                .body(at("items.id", equalTo(List.of(mine.<String>path("id")))))
                .body(at("items[0].link.token", equalTo(mine.path("link.token"))))
                .body(at("next", nullValue()));
        asCustomer(Customers.newId()).get("/v1/me/invitations").then().body(at("items", equalTo(List.of())));

        Surveys.complete(listed.path("items[0].link.token"), "{\"recommend\":10}")
                .then()
                .statusCode(200);
        asCustomer(me).get("/v1/me/invitations").then().statusCode(200).body(at("items", equalTo(List.of())));
        assertThat(asCustomer(me).get("/v1/me/invitations?customerId=" + me).statusCode())
                .isEqualTo(400);
    }
}
