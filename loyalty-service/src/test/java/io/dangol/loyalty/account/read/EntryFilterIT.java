package io.dangol.loyalty.account.read;

import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Postings.Posted;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which entries are listed; and, of all reads of an account, who may ask and what is refused.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EntryFilterIT extends MemberAccount {
    @Inject
    Facts facts;

    @Test
    void entriesAreFilteredByKindAndByWhenTheyWereEntered() {
        Posted earned = postings.earn(id, 10, FIRST, null);
        Posted spent = postings.spend(id, 1, SECOND);
        Posted again = postings.earn(id, 20, SECOND, null);
        LocalDate day = LocalDate.ofInstant(earned.recordedAt(), ZoneId.of("Asia/Seoul"));

        get("/entries?kind=earn").body(at("items.amount", contains(20, 10)));
        get("/entries?kind=spend")
                .body(at("items.amount", contains(-1)))
                .body(at("items.transactionId", contains(spent.id())));
        get("/entries?kind=expire").body(at("items", empty()));
        get("/entries?from=" + spent.recordedAt()).body(at("items.amount", contains(20, -1)));
        get("/entries?to=" + spent.recordedAt()).body(at("items.amount", contains(10)));
        get("/entries?from=" + spent.recordedAt() + "&to=" + again.recordedAt()).body(at("items.amount", contains(-1)));
        get("/entries?from=" + day + "&to=" + day.plusDays(2)).body(at("items.amount", contains(20, -1, 10)));
        get("/entries?to=" + day).body(at("items", empty()));
        String next = get("/entries?kind=earn&limit=1")
                .body(at("items.amount", contains(20)))
                .extract()
                .as(JsonBody.class)
                .at("next");
        get("/entries?kind=earn&limit=1&cursor=" + next)
                .body(at("items.amount", contains(10)))
                .body(at("next", nullValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entries?kind=gift",
                "/entries?from=today",
                "/entries?to=2026-02-30",
                "/entries?from=2026-03-02&to=2026-03-02",
                "/entries?asOf=2026-03-02T00:00:00Z",
                "/lots?limit=0",
                "/lots?limit=201",
                "/lots?open=maybe",
                "/lots?cursor=!",
                "/lots?cursor=bm9uZQ",
                "/lots?cursor=fDIwMjYtMDEtMDFUMDA6MDA6MDBafG5vbmU",
                "/lots?kind=earn",
                "/why?limit=1",
            })
    void aQueryThatIsNotUnderstoodIsABadRequest(String path) {
        as("agent")
                .get("/v1/accounts/" + account + path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?asOf=2026-03-02T00:00:00Z", "/lots", "/why", "/statement"})
    void everybodySeesWhatConcernsThem(String path) {
        readBy(Tokens.ofCustomer(customer), account, path).statusCode(200);
        String stranger = Tokens.ofCustomer(facts.newId("cus"));
        readBy(stranger, account, path).statusCode(404);
        readBy(stranger, ISSUANCE, path).statusCode(404);
        as("agent").get("/v1/accounts/" + ISSUANCE + path).then().statusCode(404);
        as("analyst").get("/v1/accounts/" + account + path).then().statusCode(404);
        as("operator").get("/v1/accounts/" + facts.newId("acc") + path).then().statusCode(404);
        as("operator").get("/v1/accounts/acc_1" + path).then().statusCode(404);
        as("partner").get("/v1/accounts/" + account + path).then().statusCode(403);
        given().get("/v1/accounts/" + account + path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lots", "/why", "/statement"})
    void answersAreNotToBeKept(String path) {
        get(path).header("Cache-Control", "no-store");
    }

    private static ValidatableResponse readBy(String token, String account, String path) {
        return given().auth()
                .oauth2(token)
                .get("/v1/accounts/" + account + path)
                .then();
    }
}
