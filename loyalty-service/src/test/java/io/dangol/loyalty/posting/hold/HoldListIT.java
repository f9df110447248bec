package io.dangol.loyalty.posting.hold;

import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.loyalty.support.Ledgers.post;
import static io.dangol.testkit.JsonAt.at;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class HoldListIT {
    @Inject
    Ledgers ledgers;

    private Member member = new Member("", "");
    private String first = "";
    private String second = "";
    private String third = "";

    @BeforeEach
    void aMemberWithThreeHoldsOfWhichTheSecondIsCaptured() {
        member = ledgers.member(100);
        first = place(1);
        second = place(2);
        third = place(3);
        post("/v1/holds/" + second + "/capture", "{}").then().statusCode(200);
    }

    @Test
    void holdsComeTheNewestFirstPageByPage() {
        Response page = as("agent").get("/v1/holds?limit=2&account=" + member.account());
        page.then()
                .statusCode(200)
                .body(at("items.id", contains(third, second)))
                .body(at("items.state", contains("open", "captured")))
                .body(at("items.points", contains(3, 2)))
                .body(at("items[0].balanceAfter", equalTo(94)));
        as("agent")
                .queryParam("cursor", page.<String>path("next"))
                .get("/v1/holds?limit=2&account=" + member.account())
                .then()
                .statusCode(200)
                .body(at("items.id", contains(first)))
                .body(at("next", nullValue()));
    }

    @Test
    void holdsAreFoundByTheirState() {
        as("marketer")
                .get("/v1/holds?state=open&account=" + member.account())
                .then()
                .body(at("items.id", contains(third, first)));
        as("service")
                .get("/v1/holds?state=captured&account=" + member.account())
                .then()
                .body(at("items.id", contains(second)));
        as("operator").get("/v1/holds?state=open&limit=1").then().body(at("items.id", contains(third)));
        as("operator").get("/v1/holds?limit=3").then().body(at("items.id", contains(third, second, first)));
    }

    @Test
    void customersSeeTheirOwnAndNoOther() {
        as(member).get("/v1/holds?account=" + member.account()).then().statusCode(200);
        as(member).get("/v1/holds/" + first).then().statusCode(200).body(at("points", equalTo(1)));
        as(member).get("/v1/holds").then().statusCode(400).body(at("violations[0].field", equalTo("account")));

        Member stranger = ledgers.member();
        as(stranger).get("/v1/holds?account=" + member.account()).then().statusCode(404);
        as(stranger).get("/v1/holds/" + first).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "state=done, 400, validation-failed",
        "status=open, 400, validation-failed",
        "limit=0, 400, validation-failed",
        "limit=201, 400, validation-failed",
        "cursor=x, 400, invalid-cursor",
        "account=acc_1, 404, not-found",
        "account=acc_00000000000000000000000000, 404, not-found",
    })
    void otherQuestionsAreRefused(String query, int status, String problem) {
        as("agent").get("/v1/holds?" + query).then().statusCode(status).body(at("type", endsWith("/" + problem)));
    }

    private String place(long points) {
        Response placed = post("/v1/holds", """
                {"account":"%s","points":%d,"reason":"basket"}""".formatted(member.account(), points));
        placed.then().statusCode(201);
        return placed.path("id");
    }
}
