package io.dangol.loyalty.posting.hold;

import static io.dangol.loyalty.support.Ledgers.account;
import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.loyalty.support.Ledgers.post;
import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class HoldRefusalIT extends MemberHolds {
    @Test
    void whatIsNotHeldCannotBeCaptured() {
        Response placed = place(100);

        post(path(placed, "capture"), "{\"points\":101}")
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/capture-exceeds-hold")));
        post(path(placed, "capture"), "{\"points\":0}")
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/points-out-of-range")));
        assertThat(get(placed).<String>path("state")).isEqualTo("open");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"points\":1,\"reason\":\"x\"} | 400 | validation-failed",
                "{\"account\":\"%s\",\"reason\":\"x\"} | 400 | validation-failed",
                "{\"account\":\"%s\",\"points\":1} | 400 | validation-failed",
                "{\"account\":\"%s\",\"points\":1,\"reason\":\" \"} | 400 | validation-failed",
                "{\"account\":\"%s\",\"points\":1,\"reason\":\"x\",\"reference\":\"\"} | 400 | validation-failed",
                "{\"account\":\"%s\",\"points\":1.5,\"reason\":\"x\"} | 400 | validation-failed",
                "{\"account\":\"%s\",\"points\":1,\"reason\":\"x\",\"other\":1} | 400 | validation-failed",
                "{\"account\":\"%s\",\"points\":1,\"reason\":\"x\",\"expiresAt\":\"2086-01-01T00:00:00Z\"} | 400 | validation-failed",
                "{\"account\":\"%s\",\"points\":1,\"reason\":\"x\",\"expiresAt\":\"2020-01-01T00:00:00Z\"} | 422 | expiry-passed",
                "{\"account\":\"%s\",\"points\":0,\"reason\":\"x\"} | 422 | points-out-of-range",
                "{\"account\":\"%s\",\"points\":130,\"reason\":\"x\"} | 422 | insufficient-points",
                "{\"account\":\"acc_1\",\"points\":1,\"reason\":\"x\"} | 422 | unknown-account",
                "{\"account\":\"acc_0000000000e008000000000001\",\"points\":1,\"reason\":\"x\"} | 422 | unknown-account",
            })
    void whatCannotBeHeldIsRefusedAndChangesNothing(String body, int status, String problem) {
        post(HOLDS, body.replace("%s", member.account()))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body(at("type", endsWith("/" + problem)));
        account(member)
                .then()
                .body(at("balance", equalTo(129)))
                .body(at("held", equalTo(0)))
                .body(at("version", equalTo(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "capture | {\"points\":\"1\"}",
                "capture | {\"reason\":\"\"}",
                "capture | {\"other\":1}",
                "release | {\"points\":1}",
                "release | {\"reason\":\" \"}",
            })
    void aResolutionIsHeldToItsForm(String how, String body) {
        Response placed = place(100);

        post(path(placed, how), body).then().statusCode(400).contentType("application/problem+json");
        assertThat(get(placed).<String>path("state")).isEqualTo("open");
    }

    @ParameterizedTest
    @CsvSource({"/v1/holds", "/v1/holds/hld_1/capture", "/v1/holds/hld_1/release"})
    void withoutAKeyNothingIsDone(String path) {
        as("agent")
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(400)
                .body(at("type", endsWith("/idempotency-key-required")));
    }

    @ParameterizedTest
    @CsvSource({"hld_1", "hld_00000000000000000000000000"})
    void aHoldThatIsNotThereIsNotFound(String id) {
        as("agent").get(HOLDS + "/" + id).then().statusCode(404);
        post(HOLDS + "/" + id + "/capture", "{}").then().statusCode(404);
        post(HOLDS + "/" + id + "/release", "{}").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "partner, GET, /v1/holds",
        "analyst, GET, /v1/holds",
        "partner, GET, /v1/holds/hld_1",
        "analyst, GET, /v1/holds/hld_1",
        "customer, POST, /v1/holds",
        "marketer, POST, /v1/holds",
        "partner, POST, /v1/holds",
        "customer, POST, /v1/holds/hld_1/capture",
        "marketer, POST, /v1/holds/hld_1/capture",
        "customer, POST, /v1/holds/hld_1/release",
        "analyst, POST, /v1/holds/hld_1/release",
    })
    void otherRolesAreTurnedAway(String role, String method, String path) {
        as(role).contentType(ContentType.JSON)
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(401);
    }
}
