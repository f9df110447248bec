package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.e2e.LedgerLoad.Acknowledged;
import io.dangol.testkit.JsonBody;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds the books of accounts against what was acknowledged.
final class Books {
    private final Suite suite;
    private final Api api;

    Books(Suite suite) {
        this.suite = suite;
        this.api = new Api(suite);
    }

    /// Every acknowledged posting is in the accounts once, and nothing else is.
    ///
    /// @param accounts used by nobody else
    void assertThatTheyHoldExactly(List<Acknowledged> acknowledged, List<String> accounts) {
        Set<String> ids = new HashSet<>();
        for (Acknowledged one : acknowledged) {
            assertThat(ids.add(one.id()))
                    .as("a transaction of its own for %s", one)
                    .isTrue();
        }
        Set<String> entered = new HashSet<>();
        for (String account : accounts) {
            List<String> entries =
                    api.all("operator", "/v1/accounts/" + account + "/entries?limit=200", "transactionId");
            assertThat(entries).as("entries of " + account).doesNotHaveDuplicates();
            entered.addAll(entries);
        }
        assertThatTheyBalance(acknowledged, accounts);
        assertThat(entered).hasSize(acknowledged.size()).isEqualTo(ids);
    }

    /// The balance of every account is what the acknowledged postings make of it.
    void assertThatTheyBalance(List<Acknowledged> acknowledged, List<String> accounts) {
        Map<String, Long> balances = new HashMap<>();
        accounts.forEach(account -> balances.put(account, 0L));
        acknowledged.forEach(one ->
                one.posting().effects().forEach((account, points) -> balances.merge(account, points, Long::sum)));
        balances.forEach(
                (account, points) -> assertThat(balanceOf(account)).as(account).isEqualTo(points));
    }

    long balanceOf(String account) {
        return suite.as("operator")
                .get("/v1/accounts/" + account)
                .as(JsonBody.class)
                .number("balance");
    }

    /// What was posted is answered with the first answer, through the door of single postings, also what came in
    /// batches: a key means the same at both.
    static void assertThatEveryKeyIsKnownStill(List<Acknowledged> acknowledged, LedgerClient client) {
        List<Acknowledged> others = acknowledged.parallelStream()
                .filter(one -> !client.post(one.posting()).equals(new PostingAnswer.Posted(one.id(), true)))
                .toList();
        assertThat(others).as("not answered with the same, replayed").isEmpty();
    }

    void assertThatAllInvariantsHold() {
        JsonPath integrity = suite.as("operator").get("/v1/integrity").jsonPath();
        assertThat(integrity.getBoolean("ok")).as(integrity.prettify()).isTrue();
        assertThat(integrity.getList("invariants.ok", Boolean.class)).containsOnly(true);
        assertThat(integrity.getList("invariants.id", String.class)).contains("outbox-matches-ledger");
    }
}
