package io.dangol.loyalty.account.read;

import static io.dangol.loyalty.support.Ledgers.account;
import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.loyalty.support.Ledgers.post;
import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AccountClosingIT {
    private static final String ISSUANCE = "acc_0000000000e008000000000001";
    private static final String LATER = "2086-01-01T00:00:00Z";

    @Inject
    Ledgers ledgers;

    @Inject
    Stored stored;

    @Inject
    Facts facts;

    @Test
    void aClosedAccountNeitherGetsNorGives() {
        Member member = ledgers.member();
        Response closed = close(member);

        closed.then()
                .statusCode(200)
                .body(at("id", equalTo(member.account())))
                .body(at("closedAt", endsWith("Z")))
                .body(at("balance", equalTo(0)))
                .body(at("pending", equalTo(0)))
                .body(at("held", equalTo(0)));
        assertThat(close(member).asString()).isEqualTo(closed.asString());
        assertThat(account(member).asString()).isEqualTo(closed.asString());
        earn(member, "").then().statusCode(422).body(at("type", endsWith("/account-closed")));
        post("/v1/transfers", """
                {"from":"%s","to":"%s","points":1,"reason":"gift"}""".formatted(ledgers.member(5).account(), member.account()))
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/account-closed")));
    }

    @Test
    void aReopenedAccountIsAsBefore() {
        Member member = ledgers.member();
        close(member).then().statusCode(200);

        reopen(member).then().statusCode(200).body(at("closedAt", nullValue()));
        reopen(member).then().statusCode(200).body(at("closedAt", nullValue()));
        earn(member, "").then().statusCode(201);
        account(member).then().body(at("balance", equalTo(5)));
    }

    @Test
    void anAccountWithPointsStaysOpen() {
        Member member = ledgers.member(1);

        refused(member);
    }

    @Test
    void anAccountWithPendingPointsStaysOpen() {
        Member member = ledgers.member();
        earn(member, ",\"availableAt\":\"" + LATER + "\"").then().statusCode(201);

        account(member).then().body(at("balance", equalTo(0))).body(at("pending", equalTo(5)));
        refused(member);
    }

    @Test
    void anAccountWithHeldPointsStaysOpen() {
        Member member = ledgers.member(5);
        post("/v1/holds", """
                {"account":"%s","points":5,"reason":"basket"}""".formatted(member.account())).then().statusCode(201);

        account(member).then().body(at("balance", equalTo(0))).body(at("held", equalTo(5)));
        refused(member);
    }

    @RepeatedTest(5)
    void noPointReachesAnAccountThatIsBeingClosed() throws Exception {
        Member member = ledgers.member();
        List<Callable<Integer>> rivals = List.of(
                () -> close(member).statusCode(),
                () -> earn(member, ",\"availableAt\":\"" + LATER + "\"").statusCode());
        try (ExecutorService threads = Executors.newFixedThreadPool(rivals.size())) {
            List<Integer> statuses =
                    threads.invokeAll(rivals).stream().map(Future::resultNow).toList();
            assertThat(statuses).isIn(List.of(List.of(200, 422), List.of(422, 201)));
        }
    }

    @Test
    void aPurchaseOnAClosedAccountIsLetGo() {
        Member member = ledgers.member();
        close(member).then().statusCode(200);
        Member other = ledgers.member();

        facts.purchased(member.customer(), facts.newId("pur"), "12900", "KRW");
        facts.purchased(other.customer(), facts.newId("pur"), "12900", "KRW");

        stored.awaitBalance(other.customer(), 129);
        account(member).then().body(at("version", equalTo(0))).body(at("closedAt", notNullValue()));
    }

    @Test
    void onlyMembersMainAccountsAreClosed() {
        Member member = ledgers.member();
        earn(member, ",\"availableAt\":\"" + LATER + "\"").then().statusCode(201);
        String pending = AccountIds.pendingOf(member.accountId()).text();

        as("operator")
                .get("/v1/accounts/" + pending)
                .then()
                .body(at("kind", equalTo("pending")))
                .body(at("pending", nullValue()))
                .body(at("held", nullValue()));
        for (String account : List.of(ISSUANCE, pending)) {
            as("operator")
                    .post("/v1/accounts/" + account + "/close")
                    .then()
                    .statusCode(422)
                    .body(at("type", endsWith("/account-not-closable")));
        }
        as("agent").post("/v1/accounts/" + ISSUANCE + "/close").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acc_1", "acc_00000000000000000000000000"})
    void anAccountThatIsNotThereIsNotFound(String id) {
        as("agent").post("/v1/accounts/" + id + "/close").then().statusCode(404);
        as("agent").post("/v1/accounts/" + id + "/reopen").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "marketer", "analyst", "partner", "service"})
    void otherRolesAreTurnedAway(String role) {
        as(role).post("/v1/accounts/acc_1/close").then().statusCode(403);
        as(role).post("/v1/accounts/acc_1/reopen").then().statusCode(403);
        given().post("/v1/accounts/acc_1/close").then().statusCode(401);
        given().post("/v1/accounts/acc_1/reopen").then().statusCode(401);
    }

    private void refused(Member member) {
        close(member).then().statusCode(422).body(at("type", endsWith("/account-not-empty")));
        account(member).then().body(at("closedAt", nullValue()));
    }

    private static Response close(Member member) {
        return as("agent").post("/v1/accounts/" + member.account() + "/close");
    }

    private static Response reopen(Member member) {
        return as("operator").post("/v1/accounts/" + member.account() + "/reopen");
    }

    private static Response earn(Member member, String more) {
        return post("/v1/transactions", """
                {"kind":"earn","account":"%s","points":5,"reason":"test"%s}""".formatted(member.account(), more));
    }
}
