package io.dangol.loyalty.posting.hold;

import static io.dangol.loyalty.support.Ledgers.account;
import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.loyalty.support.Ledgers.newKey;
import static io.dangol.loyalty.support.Ledgers.post;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.ledger.SweepResult;
import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class HoldTimeOutIT {
    @Inject
    Ledgers ledgers;

    @Inject
    Stored stored;

    @Inject
    HoldTimeOut timeOut;

    private Member member = new Member("", "");
    private String key = "";
    private Response placed;
    private String hold = "";

    @BeforeEach
    void aHold() {
        member = ledgers.member(100);
        key = newKey();
        placed = post("/v1/holds", key, body());
        hold = placed.path("id");
    }

    @Test
    void aHoldWhoseTimeIsOverGoesBack() throws SQLException {
        itsTimeIsOver();

        timeOut.run().await().atMost(Stored.PATIENCE);

        Response released = as("agent").get("/v1/holds/" + hold);
        released.then()
                .body(at("state", equalTo("expired")))
                .body(at("captured", equalTo(0)))
                .body(at("balanceAfter", equalTo(100)));
        as("agent")
                .get("/v1/transactions/" + released.path("resolvedBy"))
                .then()
                .body(at("kind", equalTo("release")))
                .body(at("reason", equalTo("timed out")))
                .body(at("reference", equalTo("order A-1")))
                .body(at("recordedBy", equalTo("loyalty-service")))
                .body(at("effectiveAt", equalTo(released.path("expiresAt"))));
        account(member).then().body(at("balance", equalTo(100))).body(at("held", equalTo(0)));
        post("/v1/holds/" + hold + "/capture", "{}")
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/hold-resolved")));
    }

    @Test
    void aHoldWhoseTimeIsNotOverStays() {
        timeOut.run().await().atMost(Stored.PATIENCE);

        as("agent").get("/v1/holds/" + hold).then().body(at("state", equalTo("open")));
        assertThat(post("/v1/holds", key, body()).asString()).isEqualTo(placed.asString());
    }

    @Test
    void betweenItsTimeAndTheSweepItCanBeReleasedButNotCaptured() throws SQLException {
        itsTimeIsOver();

        as("agent").get("/v1/holds/" + hold).then().body(at("state", equalTo("open")));
        post("/v1/holds/" + hold + "/capture", "{}")
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/hold-resolved")));
        post("/v1/holds/" + hold + "/release", "{}").then().statusCode(200).body(at("state", equalTo("released")));
    }

    @Test
    void sweepsAtOnceReleaseOnce() throws SQLException {
        itsTimeIsOver();

        Uni<SweepResult> sweep = Uni.createFrom().deferred(timeOut::release);
        Uni.join().all(sweep, sweep, sweep).andFailFast().await().atMost(Stored.PATIENCE);

        assertThat(stored.number(
                        "SELECT count(*) FROM ledger_transaction WHERE hold_id = ? AND kind = 'release'",
                        Stored.uuid("hld", hold)))
                .isEqualTo(1);
        account(member).then().body(at("balance", equalTo(100))).body(at("version", equalTo(3)));
    }

    private void itsTimeIsOver() throws SQLException {
        stored.execute("UPDATE hold SET expires_at = now() - interval '1 second' WHERE id = '%s'"
                .formatted(Stored.uuid("hld", hold)));
    }

    private String body() {
        return """
                {"account":"%s","points":60,"reason":"basket","reference":"order A-1"}""".formatted(member.account());
    }
}
