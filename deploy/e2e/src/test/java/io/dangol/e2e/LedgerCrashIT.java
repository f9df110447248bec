package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.e2e.LedgerLoad.Acknowledged;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kill -9 of the ledger and of its database in the middle of postings: what was acknowledged is in the books once,
/// what was not acknowledged is not lost to whoever asks again, and others are told exactly what is in the books.
@ExtendWith(SuiteExtension.class)
class LedgerCrashIT {
    private static final Logger LOG = Logger.getLogger(LedgerCrashIT.class);
    private static final List<String> VICTIMS = List.of("loyalty", "postgres");
    private static final int KILLS = Integer.getInteger("dangol.ledger.kills", 4);
    /// No other test has figures of this day.
    private static final LocalDate EARNED_ON = LocalDate.of(2013, 6, 1);

    private static final int MEMBERS = 50;
    private static final int POSTINGS_BETWEEN_KILLS = 300;
    private static final Duration EVENTS_WITHIN = Duration.ofSeconds(60);

    private Suite suite;
    private Api api;

    @BeforeEach
    void ask(Suite started) {
        suite = started;
        api = new Api(started);
    }

    @Test
    void whatWasAcknowledgedIsInTheBooksOnceHoweverOftenTheLedgerIsKilled() throws Exception {
        List<String> accounts = newMembers();
        try (LedgerClient client = new LedgerClient(suite);
                LedgerLoad load = LedgerLoad.start(client, accounts, EARNED_ON, Api.PATIENCE)) {
            for (int kill = 0; kill < KILLS; kill++) {
                load.awaitMore(POSTINGS_BETWEEN_KILLS);
                killAndAwaitRestart(VICTIMS.get(kill % VICTIMS.size()));
            }
            load.awaitMore(POSTINGS_BETWEEN_KILLS);
            List<Acknowledged> acknowledged = load.finish();
            LOG.infof("%d kills: %s", KILLS, load.figures());

            assertThat(load.figures().sentAgain())
                    .as("requests that a kill hit")
                    .isPositive();
            assertThatTheBooksHoldExactly(acknowledged, accounts);
            assertThatEveryKeyIsKnownStill(acknowledged, client);
            assertThatTheBooksHoldExactly(acknowledged, accounts);
            assertThatAllInvariantsHold();
            awaitTheFigures(acknowledged);
        }
    }

    private void killAndAwaitRestart(String process) {
        long before = suite.processId(process);
        suite.kill(process);
        await().atMost(Api.PATIENCE)
                .ignoreExceptions()
                .until(() -> suite.processId(process) != before && suite.isHealthy());
    }

    /// @return the accounts of customers whom only this test knows
    private List<String> newMembers() {
        List<String> accounts = new ArrayList<>();
        for (String customer : Stream.generate(this::newCustomer).limit(MEMBERS).toList()) {
            Response member = await().atMost(Api.PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () -> suite.as("operator").get("/v1/members/" + customer),
                            answer -> answer.statusCode() == 200);
            accounts.add(member.path("accountId"));
        }
        return accounts;
    }

    private String newCustomer() {
        return suite.as("agent")
                .contentType("application/json")
                .body("{\"locale\":\"ko-KR\"}")
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void assertThatTheBooksHoldExactly(List<Acknowledged> acknowledged, List<String> accounts) {
        Map<String, Long> balances = new HashMap<>();
        Set<String> ids = new HashSet<>();
        accounts.forEach(account -> balances.put(account, 0L));
        for (Acknowledged one : acknowledged) {
            assertThat(ids.add(one.id()))
                    .as("a transaction of its own for %s", one)
                    .isTrue();
            one.posting().effects().forEach((account, points) -> balances.merge(account, points, Long::sum));
        }
        Set<String> entered = new HashSet<>();
        for (String account : accounts) {
            entered.addAll(transactionsOf(account));
            assertThat(balanceOf(account)).as(account).isEqualTo(balances.get(account));
        }
        assertThat(entered).hasSize(acknowledged.size()).isEqualTo(ids);
    }

    private long balanceOf(String account) {
        return suite.as("operator").get("/v1/accounts/" + account).jsonPath().getLong("balance");
    }

    private List<String> transactionsOf(String account) {
        List<String> ids = new ArrayList<>();
        String path = "/v1/accounts/" + account + "/entries?limit=200";
        JsonPath page = suite.as("operator").get(path).jsonPath();
        ids.addAll(page.getList("items.transactionId", String.class));
        while (page.getString("next") != null) {
            page = suite.as("operator")
                    .get(path + "&cursor=" + page.getString("next"))
                    .jsonPath();
            ids.addAll(page.getList("items.transactionId", String.class));
        }
        assertThat(ids).as("entries of " + account).doesNotHaveDuplicates();
        return ids;
    }

    /// Through the door of single postings, also what came in batches: a key means the same at both.
    private static void assertThatEveryKeyIsKnownStill(List<Acknowledged> acknowledged, LedgerClient client) {
        List<Acknowledged> others = acknowledged.parallelStream()
                .filter(one -> !client.post(one.posting()).equals(new PostingAnswer.Posted(one.id(), true)))
                .toList();
        assertThat(others).as("not answered with the same, replayed").isEmpty();
    }

    private void assertThatAllInvariantsHold() {
        JsonPath integrity = suite.as("operator").get("/v1/integrity").jsonPath();
        assertThat(integrity.getBoolean("ok")).as(integrity.prettify()).isTrue();
        assertThat(integrity.getList("invariants.ok", Boolean.class)).containsOnly(true);
        assertThat(integrity.getList("invariants.id", String.class)).contains("outbox-matches-ledger");
    }

    private void awaitTheFigures(List<Acknowledged> acknowledged) {
        long points =
                acknowledged.stream().mapToLong(one -> one.posting().earned()).sum();
        long times =
                acknowledged.stream().filter(one -> one.posting().earned() > 0).count();
        await().atMost(EVENTS_WITHIN)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    JsonPath earned = api.kpi("points-earned", EARNED_ON, EARNED_ON.plusDays(1));
                    assertThat(earned.getString("value")).isEqualTo(Long.toString(points));
                    assertThat(earned.getLong("n")).isEqualTo(times);
                });
    }
}
