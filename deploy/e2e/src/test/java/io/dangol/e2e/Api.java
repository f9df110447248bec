package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.testkit.JsonBody;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// What several tests ask of the suite.
final class Api {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled");

    private final Suite suite;

    Api(Suite suite) {
        this.suite = suite;
    }

    /// @return the id of a customer whom nobody else knows
    String newCustomer() {
        return suite.as("agent")
                .contentType("application/json")
                .body("{\"locale\":\"ko-KR\"}")
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    /// The account of a customer, once the ledger has heard of them.
    String accountOf(String customer) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> suite.as("operator").get("/v1/members/" + customer), answer -> answer.statusCode() == 200)
                .path("accountId");
    }

    /// @return the accounts of so many customers whom nobody else knows
    List<String> newMembers(int number) {
        return Stream.generate(this::newCustomer).limit(number).toList().stream()
                .map(this::accountOf)
                .toList();
    }

    /// Reads a list to its end.
    ///
    /// @param path with a query
    List<JsonPath> pages(String role, String path) {
        List<JsonPath> pages = new ArrayList<>();
        JsonPath page = suite.as(role).get(path).jsonPath();
        pages.add(page);
        while (page.getString("next") != null) {
            page = suite.as(role)
                    .get(path + "&cursor=" + page.getString("next"))
                    .jsonPath();
            pages.add(page);
        }
        return pages;
    }

    /// One field of every item of a list.
    List<String> all(String role, String path, String field) {
        return pages(role, path).stream()
                .flatMap(page -> page.getList("items." + field, String.class).stream())
                .toList();
    }

    /// Sends an import and follows its job to the end; a suite that restarts meanwhile is asked again.
    JsonPath importCsv(String csv) {
        return awaitJob(startImport(csv));
    }

    /// @return the job's path
    String startImport(String csv) {
        Response answer = suite.as("operator")
                .contentType("text/csv; charset=UTF-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/v1/purchases:import");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    JsonPath awaitJob(String path) {
        return awaitJob(path, PATIENCE);
    }

    JsonPath awaitJob(String path, Duration patience) {
        AtomicReference<JsonPath> job = new AtomicReference<>();
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> {
                    job.set(suite.as("operator").get(path).jsonPath());
                    return ENDED.contains(job.get().getString("state"));
                });
        return job.get();
    }

    long linesDone(String jobPath) {
        return suite.as("operator").get(jobPath).as(JsonBody.class).number("progress.done");
    }

    /// A KPI of a period; `to` is the day after its last.
    JsonPath kpi(String name, LocalDate from, LocalDate to) {
        return suite.as("analyst")
                .get("/v1/kpis/" + name + "?from=" + from + "&to=" + to)
                .jsonPath();
    }

    BigDecimal kpiValue(String name, LocalDate from, LocalDate to) {
        String value = kpi(name, from, to).getString("value");
        return value == null ? BigDecimal.ZERO : new BigDecimal(value);
    }

    /// Waits until the KPIs of a shop's period are exactly what its purchases must give, and the books
    /// are in order.
    void awaitFigures(Shop shop, LocalDate from, LocalDate to, Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(kpiValue("purchases", from, to)).isEqualByComparingTo("" + shop.purchases());
                    assertThat(kpiValue("active-customers", from, to)).isEqualByComparingTo("" + shop.customers());
                    assertThat(kpiValue("revenue", from, to)).isEqualByComparingTo(shop.revenue());
                    assertThat(kpiValue("points-earned", from, to)).isEqualByComparingTo("" + shop.points());
                });
        JsonPath integrity = suite.as("operator").get("/v1/integrity").jsonPath();
        assertThat(integrity.getBoolean("ok")).as(integrity.prettify()).isTrue();
    }
}
