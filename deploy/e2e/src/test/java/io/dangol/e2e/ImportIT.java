package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testkit.JsonBody;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SuiteExtension.class)
class ImportIT {
    private Suite suite;
    private Api api;

    @BeforeEach
    void ask(Suite started) {
        suite = started;
        api = new Api(started);
    }

    @Test
    void anImportGivesExactFiguresOnceHoweverOftenItIsSent() {
        LocalDate firstDay = LocalDate.of(2001, 1, 1);
        Shop shop = Shop.of("import-it", firstDay, 5_000, 1);

        JsonPath first = api.importCsv(shop.csv());
        api.awaitFigures(shop, firstDay, firstDay.plusYears(1).plusDays(1), Duration.ofSeconds(30));
        JsonPath again = api.importCsv(shop.csv());
        api.awaitFigures(shop, firstDay, firstDay.plusYears(1).plusDays(1), Duration.ofSeconds(30));

        assertThat(first.getString("state")).isEqualTo("succeeded");
        assertThat(first.getLong("result.created")).isEqualTo(5_000);
        assertThat(again.getLong("result.created")).isZero();
        assertThat(again.getLong("result.unchanged")).isEqualTo(5_000);
        assertThat(again.getLong("result.rejected")).isZero();
    }

    @Test
    void aDryRunStoresNothing() {
        LocalDate firstDay = LocalDate.of(2003, 1, 1);
        Shop shop = Shop.of("dry-run-it", firstDay, 100, 2);
        String path = suite.as("operator")
                .contentType("text/csv; charset=UTF-8")
                .body(shop.csv())
                .post("/v1/purchases:import?dryRun=true")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        JsonPath job = api.awaitJob(path);

        assertThat(job.getString("state")).isEqualTo("succeeded");
        assertThat(suite.as("operator")
                        .get("/v1/customers?source=dry-run-it&externalId=C00001")
                        .as(JsonBody.class)
                        .<List<?>>at("items"))
                .isEmpty();
        assertThat(api.kpiValue("purchases", firstDay, firstDay.plusYears(1))).isZero();
    }

    @Test
    void badLinesAreReportedAndTheOthersAreTaken() {
        LocalDate firstDay = LocalDate.of(2005, 1, 1);
        Shop shop = Shop.of("bad-lines-it", firstDay, 50, 3);
        String csv = shop.csv()
                + "bad-lines-it,B-1,C1,2005-01-01,1.00,USD,web,,,,\n"
                + "bad-lines-it,B-2,C1,2005-01-01T00:00:00Z,-1.00,USD,web,,,,\n"
                + "bad-lines-it,B-3,C1,2005-01-01T00:00:00Z,1.00,XXXX,web,,,,\n"
                + "bad-lines-it,,C1,2005-01-01T00:00:00Z,1.00,USD,web,,,,\n";

        String path = api.startImport(csv);
        JsonPath job = api.awaitJob(path);
        JsonPath errors = suite.as("operator").get(path + "/errors").jsonPath();

        assertThat(job.getLong("result.created")).isEqualTo(50);
        assertThat(job.getLong("result.rejected")).isEqualTo(4);
        assertThat(errors.getList("items.line", Integer.class)).containsExactly(52, 53, 54, 55);
        assertThat(errors.getList("items.code")).doesNotContainNull();
        api.awaitFigures(shop, firstDay, firstDay.plusYears(1).plusDays(1), Duration.ofSeconds(30));
    }
}
