package io.dangol.loyalty.posting.hold;

import static io.dangol.loyalty.support.Ledgers.account;
import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.loyalty.support.Ledgers.newKey;
import static io.dangol.loyalty.support.Ledgers.post;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class HoldResourceIT extends MemberHolds {
    private static final int RIVALS = 12;

    @Inject
    Stored stored;

    @Test
    void heldPointsCannotBeSpentButAreStillThere() {
        Response placed = place(100);

        placed.then()
                .statusCode(201)
                .header("Location", equalTo(HOLDS + "/" + placed.path("id")))
                .body(at("id", startsWith("hld_")))
                .body(at("account", equalTo(member.account())))
                .body(at("points", equalTo(100)))
                .body(at("captured", equalTo(0)))
                .body(at("state", equalTo("open")))
                .body(at("reason", equalTo("basket")))
                .body(at("reference", equalTo("order A-1")))
                .body(at("placedBy", startsWith("txn_")))
                .body(at("resolvedBy", nullValue()))
                .body(at("balanceAfter", equalTo(29)));
        Instant placedAt = Instant.parse(placed.path("placedAt"));
        assertThat(Duration.between(placedAt, Instant.parse(placed.path("expiresAt"))))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        account(member).then().body(at("balance", equalTo(29))).body(at("held", equalTo(100)));
        post("/v1/transactions", """
                {"kind":"spend","account":"%s","points":30,"reason":"test"}""".formatted(member.account()))
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/insufficient-points")));
        as("agent")
                .get("/v1/transactions/" + placed.path("placedBy"))
                .then()
                .body(at("kind", equalTo("hold")))
                .body(at("holdId", equalTo(placed.path("id"))));
    }

    @Test
    void theSameKeyGetsTheHoldAsItWasPlacedEvenAfterItWasCaptured() {
        String key = newKey();
        Response first = post(HOLDS, key, body(100));
        post(path(first, "capture"), "{}").then().statusCode(200);

        Response again = post(HOLDS, key, body(100));

        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(first.header("Idempotency-Replayed")).isNull();
        account(member).then().body(at("balance", equalTo(29))).body(at("held", equalTo(0)));
        post(HOLDS, key, body(99)).then().statusCode(422).body(at("type", endsWith("/idempotency-key-reused")));
    }

    @Test
    void aPartIsCapturedAndTheRestGoesBack() {
        Response placed = place(100);
        String key = newKey();
        Response captured = post(path(placed, "capture"), key, "{\"points\":80,\"reason\":\"shipped\"}");

        captured.then()
                .statusCode(200)
                .body(at("id", equalTo(placed.path("id"))))
                .body(at("state", equalTo("captured")))
                .body(at("captured", equalTo(80)))
                .body(at("points", equalTo(100)))
                .body(at("placedBy", equalTo(placed.path("placedBy"))))
                .body(at("resolvedBy", startsWith("txn_")))
                .body(at("balanceAfter", equalTo(49)));
        account(member).then().body(at("balance", equalTo(49))).body(at("held", equalTo(0)));
        as("agent")
                .get("/v1/transactions/" + captured.path("resolvedBy"))
                .then()
                .body(at("kind", equalTo("capture")))
                .body(at("reason", equalTo("shipped")))
                .body(at("reference", equalTo("order A-1")));
        assertThat(get(placed).asString()).isEqualTo(captured.asString());

        Response again = post(path(placed, "capture"), key, "{\"points\":80,\"reason\":\"shipped\"}");
        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(captured.asString());
    }

    @Test
    void aHoldIsResolvedOnce() {
        Response placed = place(100);
        post(path(placed, "capture"), "{}")
                .then()
                .statusCode(200)
                .body(at("captured", equalTo(100)))
                .body(at("balanceAfter", nullValue()));

        post(path(placed, "capture"), "{}").then().statusCode(422).body(at("type", endsWith("/hold-resolved")));
        post(path(placed, "release"), "{}").then().statusCode(422).body(at("type", endsWith("/hold-resolved")));
        account(member).then().body(at("balance", equalTo(29))).body(at("held", equalTo(0)));
    }

    @Test
    void releasedPointsGoBackToTheirLot() {
        Response placed = place(100);
        assertThat(remaining()).isEqualTo(29);
        String key = newKey();
        Response released = post(path(placed, "release"), key, "{}");

        released.then()
                .statusCode(200)
                .body(at("state", equalTo("released")))
                .body(at("captured", equalTo(0)))
                .body(at("balanceAfter", equalTo(129)));
        assertThat(remaining()).isEqualTo(129);
        Response again = post(path(placed, "release"), key, "{}");
        again.then().header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(released.asString());
    }

    @Test
    void ofManyWhoResolveAHoldAtOnceOneSucceeds() throws Exception {
        Response placed = place(100);
        List<Callable<Integer>> rivals = IntStream.range(0, RIVALS)
                .<Callable<Integer>>mapToObj(number ->
                        () -> post(path(placed, number % 2 == 0 ? "capture" : "release"), "{}")
                                .statusCode())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(RIVALS)) {
            List<Integer> statuses = threads.invokeAll(rivals).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(statuses).hasSize(RIVALS).startsWith(200, 422).endsWith(422);
        }
        assertThat(stored.number(
                        "SELECT count(*) FROM ledger_transaction WHERE hold_id = ? AND kind <> 'hold'",
                        Stored.uuid("hld", placed.path("id"))))
                .isEqualTo(1);
    }

    private long remaining() {
        return stored.number(
                "SELECT sum(remaining) FROM lot WHERE account_id = ?",
                member.accountId().value());
    }
}
