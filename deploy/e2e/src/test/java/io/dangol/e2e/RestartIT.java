package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.e2e.SteadyLoad.Call;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `./dangol restart` under a load of reads and writes through the gateway.
@ExtendWith(SuiteExtension.class)
class RestartIT {
    private static final int CALLS_AROUND = 300;

    private Suite suite;
    private Api api;

    @BeforeEach
    void ask(Suite started) {
        suite = started;
        api = new Api(started);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "feedback", "loyalty", "analytics"})
    void noRequestFailsWhileAServiceIsRestarted(String service) throws Exception {
        String account = api.accountOf(api.newCustomer());
        long before = suite.processId(service);
        SteadyLoad.Outcome outcome;
        String printed;
        try (SteadyLoad load = SteadyLoad.start(suite, calls(account))) {
            load.awaitMore(CALLS_AROUND);
            printed = suite.command("restart", service);
            load.awaitMore(CALLS_AROUND);
            outcome = load.finish();
        }

        assertThat(outcome.failures()).isEmpty();
        assertThat(printed).contains(service + ": restarted in");
        assertThat(suite.processId(service)).isNotEqualTo(before);
        assertThat(ProcessHandle.of(before)).isEmpty();
        assertThat(suite.lastRestart(service)).endsWith("restarted on request");
        assertThat(suite.command("status")).contains("restarted on request");
        assertThat(suite.launcherLog()).contains(service + ": restarted in");
        assertThatEveryWriteIsThereOnce(outcome, account);
    }

    @Test
    void aServiceThatWasRestartedIsSupervisedAsBefore() {
        suite.command("restart", "customer");
        long restarted = suite.processId("customer");

        suite.kill("customer");

        await().atMost(Api.PATIENCE)
                .ignoreExceptions()
                .until(() -> suite.processId("customer") != restarted && suite.isHealthy());
        assertThat(suite.lastRestart("customer")).contains("it ended with status 137");
        assertThat(suite.as("agent").get("/v1/customers?limit=1").statusCode()).isEqualTo(200);
    }

    @Test
    void aGatewayThatIsKilledAfterARestartFindsTheServices() {
        suite.command("restart", "feedback");
        long gateway = suite.processId("gateway");

        suite.kill("gateway");

        await().atMost(Api.PATIENCE)
                .ignoreExceptions()
                .until(() -> suite.processId("gateway") != gateway && suite.isHealthy());
        assertThat(suite.as("agent").get("/v1/feedback?limit=1").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "postgres", "shop", ""})
    void anythingButAServiceIsRefused(String name) {
        Suite.Ended refused = suite.run("restart", name);

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.printed()).contains("customer, feedback, loyalty, analytics");
    }

    private List<Call> calls(String account) {
        return List.of(
                new Call("customer", "agent", "/v1/customers?limit=1", null),
                new Call("customer", "agent", "/v1/customers", "{\"locale\":\"ko-KR\"}"),
                new Call("feedback", "agent", "/v1/feedback?limit=1", null),
                new Call(
                        "feedback",
                        "agent",
                        "/v1/feedback",
                        "{\"kind\":\"review\",\"channel\":\"email\",\"text\":\"좋아요\","
                                + "\"occurredAt\":\"2011-06-01T00:00:00Z\"}"),
                new Call("loyalty", "service", "/v1/accounts/" + account, null),
                new Call(
                        "loyalty",
                        "service",
                        "/v1/transactions",
                        ("{\"kind\":\"earn\",\"account\":\"%s\",\"points\":1,\"reason\":\"load\","
                                        + "\"effectiveAt\":\"2011-06-01T03:00:00Z\"}")
                                .formatted(account)),
                new Call("analytics", "analyst", "/v1/kpis", null),
                new Call("analytics", "analyst", "/v1/kpis/purchases?from=2011-01-01&to=2011-02-01", null));
    }

    private void assertThatEveryWriteIsThereOnce(SteadyLoad.Outcome outcome, String account) {
        Map<String, List<String>> ids = outcome.written();
        assertThat(ids.get("customer")).isNotEmpty().doesNotHaveDuplicates();
        for (String id : ids.get("customer")) {
            assertThat(suite.as("agent").get("/v1/customers/" + id).statusCode())
                    .isEqualTo(200);
        }
        assertThat(ids.get("feedback")).isNotEmpty().doesNotHaveDuplicates();
        for (String id : ids.get("feedback")) {
            assertThat(suite.as("agent").get("/v1/feedback/" + id).statusCode()).isEqualTo(200);
        }
        assertThat(ids.get("loyalty")).isNotEmpty().doesNotHaveDuplicates();
        JsonPath balance = suite.as("service").get("/v1/accounts/" + account).jsonPath();
        assertThat(balance.getLong("balance")).isEqualTo(ids.get("loyalty").size());
        await().atMost(Api.PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(() ->
                        suite.as("operator").get("/v1/integrity").jsonPath().getBoolean("ok"));
    }
}
