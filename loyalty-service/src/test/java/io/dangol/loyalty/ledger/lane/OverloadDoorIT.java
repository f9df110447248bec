package io.dangol.loyalty.ledger.lane;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// A ledger with room for four, and somebody who holds the account that all of them are for.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@TestProfile(OverloadDoorIT.RoomForFour.class)
class OverloadDoorIT {
    private static final int CALLERS = 5;

    @Inject
    Pool pool;

    @Inject
    LedgerLanes lanes;

    @Inject
    Ledgers ledgers;

    @Inject
    Stored stored;

    public static final class RoomForFour implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dangol.ledger.lanes", "1", "dangol.ledger.queue-most", "4");
        }
    }

    @Test
    void whoComesToAFullLedgerIsTurnedAwayBeforeTheTokenIsLookedAt() throws Exception {
        Ledgers.Member member = ledgers.member();
        SqlConnection holder = Stored.now(pool.getConnection());
        Transaction holding = Stored.now(holder.begin());
        Stored.now(holder.preparedQuery("SELECT FROM account WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(member.accountId().value())));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            answers.add(callers.submit(() -> earned(member)));
            // The others come when the first is on its way, or some of them would go with it and the room stay free.
            await().atMost(Stored.PATIENCE)
                    .until(() -> stored.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            for (int number = 1; number < CALLERS; number++) {
                answers.add(callers.submit(() -> earned(member)));
            }
            await().atMost(Stored.PATIENCE).until(lanes::areNearlyFull);

            for (String path : List.of("/v1/transactions", "/v1/holds", "/v1/transfers", "/v1/transactions:batch")) {
                given().urlEncodingEnabled(false)
                        .header("Authorization", "Bearer nobody's")
                        .contentType("application/json")
                        .body(earn(member))
                        .post(path)
                        .then()
                        .statusCode(503)
                        .header("Retry-After", "1")
                        .contentType("application/problem+json")
                        .body(at("type", endsWith("/ledger-busy")))
                        .body(at("status", equalTo(503)))
                        .body(at("instance", equalTo(path)));
            }
            Ledgers.account(member).then().statusCode(200);
            Stored.now(holding.rollback());
            Stored.now(holder.close());

            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        assertThat(stored.balance(member.customer())).isEqualTo(7 * CALLERS);
        Ledgers.post("/v1/transactions", earn(member)).then().statusCode(201);
    }

    private static int earned(Ledgers.Member member) {
        return Ledgers.post("/v1/transactions", earn(member)).statusCode();
    }

    private static String earn(Ledgers.Member member) {
        return "{\"kind\":\"earn\",\"account\":\"%s\",\"points\":7,\"reason\":\"test\"}".formatted(member.account());
    }
}
