package io.dangol.loyalty.account.read;

import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.support.Postings.Posted;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An account's lots, in the order in which points are taken from them.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class LotListIT extends MemberAccount {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 200})
    void lotsComeInTheOrderInWhichPointsAreTakenOnPagesOfAnySize(int limit) {
        Posted neverSecond = postings.earn(id, 1, SECOND, null);
        Posted later = postings.earn(id, 2, FIRST, LATER);
        Posted neverFirst = postings.earn(id, 3, FIRST, null);
        Posted soonSecond = postings.earn(id, 4, SECOND, SOON);
        Posted soonFirst = postings.earn(id, 5, FIRST, SOON);
        Posted soonFirstAgain = postings.earn(id, 6, FIRST, SOON);
        String[] expected = {
            soonFirst.lot(), soonFirstAgain.lot(), soonSecond.lot(), later.lot(), neverFirst.lot(), neverSecond.lot()
        };

        assertThat(pages("/lots?limit=" + limit)).containsExactly(expected);
        assertThat(pages("/lots?open=true&limit=" + limit)).containsExactly(expected);
        assertThat(pages("/lots?open=false&limit=" + limit)).containsExactly(expected);
        assertThat(pages("/lots?asOf=" + SECOND + "&limit=" + limit)).containsExactly(expected);
        assertThat(pages("/lots?asOf=" + FIRST + "&limit=" + limit))
                .containsExactly(soonFirst.lot(), soonFirstAgain.lot(), later.lot(), neverFirst.lot());
    }

    @Test
    void aLotIsShownWhole() {
        Posted earned = postings.earn(id, 129, FIRST, LATER);
        postings.spend(id, 29, SECOND);
        get("/lots")
                .body(at("items", hasSize(1)))
                .body(at("items[0].id", equalTo(earned.lot())))
                .body(at("items[0].granted", equalTo(129)))
                .body(at("items[0].remaining", equalTo(100)))
                .body(at("items[0].grantedAt", equalTo(FIRST.toString())))
                .body(at("items[0].expiresAt", equalTo(LATER.toString())))
                .body(at("items[0].availableAt", nullValue()))
                .body(at("items[0].originId", nullValue()))
                .body(at("items[0].transactionId", equalTo(earned.id())))
                .body(at("next", nullValue()));
    }

    @Test
    void lotsThatAreUsedUpAreListedOnlyWhereTheyAreAskedFor() {
        Posted earned = postings.earn(id, 10, FIRST, null);
        postings.spend(id, 10, SECOND);
        get("/lots").body(at("items", empty()));
        get("/lots?open=false").body(at("items.id", contains(earned.lot()))).body(at("items.remaining", contains(0)));
    }

    @Test
    void pendingAndHeldPointsLieInLotsOfAccountsOfTheirOwn() {
        Posted earned = postings.earn(id, 50, FIRST, LATER);
        postings.earnPending(id, 20, SOON, null);
        postings.hold(id, 30, SOON);
        String pending = AccountIds.pendingOf(id).text();
        String held = AccountIds.heldOf(id).text();

        as("agent")
                .get("/v1/accounts/" + pending + "/lots")
                .then()
                .statusCode(200)
                .body(at("items.remaining", contains(20)))
                .body(at("items.availableAt", contains(SOON.toString())));
        as("agent")
                .get("/v1/accounts/" + held + "/lots")
                .then()
                .statusCode(200)
                .body(at("items.remaining", contains(30)))
                .body(at("items.originId", contains(earned.lot())));
        as("agent").get("/v1/accounts/" + held + "/why").then().statusCode(200).body(at("balance", equalTo(30)));
        as("agent")
                .get("/v1/members/" + customer)
                .then()
                .statusCode(200)
                .body(at("balance", equalTo(20)))
                .body(at("pending", equalTo(20)))
                .body(at("held", equalTo(30)))
                .body(at("expiringNext.points", equalTo(20)))
                .body(at("expiringNext.at", equalTo(LATER.toString())));
    }

    private List<String> pages(String path) {
        List<String> ids = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = get(next == null ? path : path + "&cursor=" + next)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            next = page.getString("next");
        } while (next != null);
        return ids;
    }
}
