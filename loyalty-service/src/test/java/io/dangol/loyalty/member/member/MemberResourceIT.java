package io.dangol.loyalty.member.member;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class MemberResourceIT {
    @Inject
    Facts facts;

    @Inject
    Stored stored;

    private String customer = "";

    @BeforeEach
    void aMember() {
        customer = facts.newId("cus");
        facts.purchased(customer, facts.newId("pur"), "12900", "KRW");
        stored.awaitBalance(customer, 129);
    }

    @Test
    void aMemberHasAnAccountAndABalance() {
        as("agent")
                .get("/v1/members/" + customer)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(at("customerId", equalTo(customer)))
                .body(at("accountId", equalTo(stored.account(customer).text())))
                .body(at("balance", equalTo(129)))
                .body(at("enrolledAt", endsWith("Z")))
                .body(at("pending", equalTo(0)))
                .body(at("held", equalTo(0)))
                .body(at("size()", equalTo(6)));
    }

    @Test
    void customersSeeThemselvesAndNobodyElse() {
        String other = facts.newId("cus");
        facts.registered(other);
        stored.awaitBalance(other, 0);

        asCustomer(customer).get("/v1/members/" + customer).then().statusCode(200);
        asCustomer(customer)
                .get("/v1/me/points")
                .then()
                .statusCode(200)
                .body(at("customerId", equalTo(customer)))
                .body(at("balance", equalTo(129)));
        asCustomer(customer)
                .get("/v1/members/" + other)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body(at("type", equalTo("https://dangol.io/problems/not-found")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cus_00000000000000000000000000", "cus_1", "nobody", "acc_00000000000000000000000000"})
    void whoIsNoMemberIsNotFound(String id) {
        as("agent").get("/v1/members/" + id).then().statusCode(404);
    }

    @Test
    void aCustomerWhoIsNoMemberYetHasNoPointsPage() {
        asCustomer(facts.newId("cus")).get("/v1/me/points").then().statusCode(404);
    }

    @Test
    void theListIsPagedInTheOrderOfTheIds() {
        for (int number = 0; number < 3; number++) {
            String another = facts.newId("cus");
            facts.registered(another);
            stored.awaitBalance(another, 0);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = as("marketer").queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/members")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.customerId"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(seen).isSorted().doesNotHaveDuplicates().contains(customer);
        assertThat((long) seen.size()).isEqualTo(stored.number("SELECT count(*) FROM member"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=many", "cursor=!", "cursor=bm9uZQ", "order=asc"})
    void aQueryThatIsNotUnderstoodIsABadRequest(String query) {
        as("operator")
                .get("/v1/members?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail.length()", greaterThan(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "analyst", "partner"})
    void theListIsForThoseWhoDealWithMembers(String role) {
        as(role).get("/v1/members").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "partner"})
    void aMemberIsForThoseWhoDealWithMembers(String role) {
        as(role).get("/v1/members/" + customer).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "operator", "service"})
    void ownPointsAreForCustomers(String role) {
        as(role).get("/v1/me/points").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/members", "/v1/members/cus_1", "/v1/me/points"})
    void withoutAValidTokenThereIsNothing(String path) {
        given().get(path).then().statusCode(401);
        given().auth().oauth2(Tokens.expired("operator")).get(path).then().statusCode(401);
        given().auth().oauth2(Tokens.forged("operator")).get(path).then().statusCode(401);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role));
    }

    private static RequestSpecification asCustomer(String id) {
        return given().auth().oauth2(Tokens.ofCustomer(id));
    }
}
