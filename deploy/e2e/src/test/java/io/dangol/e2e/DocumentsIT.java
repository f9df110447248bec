package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SuiteExtension.class)
class DocumentsIT {
    @Test
    void oneDocumentDescribesEveryServicesEndpoints(Suite suite) {
        JsonPath document = suite.anonymous()
                .get("/openapi.json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(document.getString("openapi")).startsWith("3.1");
        assertThat(document.getMap("paths").keySet())
                .containsAll(List.<Object>of(
                        "/v1/customers",
                        "/v1/purchases:import",
                        "/v1/products",
                        "/v1/stores:import",
                        "/v1/webhooks/{source}",
                        "/v1/cases",
                        "/v1/integrity",
                        "/v1/kpis"));
    }

    @Test
    void theDocsAndTheHealthAreOpen(Suite suite) {
        assertThat(suite.anonymous().get("/docs").statusCode()).isEqualTo(200);
        assertThat(suite.anonymous()
                        .get("/health")
                        .jsonPath()
                        .getMap("services")
                        .keySet())
                .containsExactlyInAnyOrder("customer", "feedback", "loyalty", "analytics");
    }

    @Test
    void theInsideOfAServiceIsNotBehindTheDoor(Suite suite) {
        assertThat(suite.anonymous().get("/q/metrics").statusCode()).isIn(401, 404);
        assertThat(suite.as("operator").get("/v1/customers/../../q/metrics").statusCode())
                .isIn(400, 404);
    }

    @Test
    void everyProcessIsWellAndTheSuiteFitsItsMemory(Suite suite) {
        String status = suite.command("status");
        assertThat(status.lines().map(line -> line.replaceFirst(" .*", "")).toList())
                .containsAll(Suite.PROCESSES);
        String total = status.lines()
                .filter(line -> line.startsWith("total"))
                .findFirst()
                .orElseThrow();
        assertThat(Integer.parseInt(total.replaceAll("\\D", ""))).isLessThan(2_000);
    }
}
