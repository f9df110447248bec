package io.dangol.customer.history.imports;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.Shop.RETURNED_AT;
import static io.dangol.customer.history.Shop.purchase;
import static io.dangol.customer.history.Shop.recorded;
import static io.dangol.customer.history.Shop.told;
import static io.dangol.customer.history.imports.Imports.CSV;
import static io.dangol.customer.history.imports.Imports.accepted;
import static io.dangol.customer.history.imports.Imports.errors;
import static io.dangol.customer.history.imports.Imports.finished;
import static io.dangol.customer.history.imports.Imports.requireResult;
import static io.dangol.customer.history.imports.Imports.row;
import static io.dangol.customer.history.imports.Imports.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the lines of an import of returns.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ReturnImportIT {
    private static final String NDJSON = "application/x-ndjson";
    private static final String PATH = "/v1/returns:import";
    private static final String HEADER = "source,return_id,order_id,returned_at,total,currency,sku,quantity\n";
    private static final String RETURNED = "io.dangol.customer.purchase.returned.v1";

    @Inject
    Database database;

    @Test
    void returnsOfKnownOrdersAreAppliedOthersWaitAndThoseWithoutAnOrderAreCredits() {
        String source = unique("pos");
        finished(accepted(CSV, Imports.HEADER + rows(source, 0, 1_500)));
        String body = HEADER
                + IntStream.range(0, 2_000)
                        .mapToObj(number -> line(source, "R-1", "order-" + number, "100"))
                        .collect(Collectors.joining())
                + line(source, "R-1", "", "50");

        JsonPath job = finished(accepted(CSV, PATH, body));

        assertThat(job.getString("kind")).isEqualTo("return_import");
        requireResult(job, 2_001, 0, 0);
        assertThat(database.events(RETURNED, source)).isEqualTo(1_500);
        assertThat(states(source, "waiting")).isEqualTo(500);
        assertThat(states(source, "credit")).isEqualTo(1);
        requireResult(finished(accepted(CSV, PATH, body)), 0, 2_001, 0);
        finished(accepted(CSV, Imports.HEADER + rows(source, 1_500, 2_000)));
        assertThat(database.events(RETURNED, source)).isEqualTo(2_000);
        assertThat(states(source, "waiting")).isZero();
        assertThat(database.number(
                        "SELECT count(*) FROM purchase WHERE source = $1 AND returned_amount = 100 AND version = 2",
                        source))
                .isEqualTo(2_000);
        requireResult(finished(accepted(CSV, PATH, body)), 0, 2_001, 0);
    }

    @Test
    void everyLineIsAccountedForAndADryRunSaysTheSame() {
        String source = unique("pos");
        recorded(purchase(source, "A", "1", "1000"));
        String body = HEADER
                + line(source, "R-1", "A", "400")
                + line(source, "R-1", "A", "400")
                + line(source, "R-1", "A", "500")
                + line(source, "R-2", "A", "601")
                + line(source, "R-3", "A", "1.5")
                + line(source, "R-4", "A", "100").replace("KRW", "JPY")
                + line(source, "R-5", "A", "100").replace("2024-11-22", "2024-11-20")
                + "too,few\n"
                + "\n"
                // Beyond the first chunk.
                + IntStream.range(0, 1_200)
                        .mapToObj(number -> line(source, "R-" + number, "other", "1"))
                        .collect(Collectors.joining())
                + line(source, "R-6", "A", "600")
                + line(source, "R-1", "A", "400")
                + line(source, "R-7", "A", "1")
                + line(source, "R-8", "", "1")
                + line(source, "R-8", "", "2");
        long before = database.everything();

        String rehearsal = accepted(CSV, PATH + "?dryRun=true", body);
        requireResult(finished(rehearsal), 1_203, 2, 8);
        assertThat(database.everything()).isEqualTo(before + 1);
        String job = accepted(CSV, PATH, body);
        requireResult(finished(job), 1_203, 2, 8);

        List<String> codes = errors(job).extract().as(JsonBody.class).<List<String>>at("items.code");
        assertThat(codes)
                .containsExactly(
                        "return-differs",
                        "return-exceeds-purchase",
                        "invalid",
                        "return-currency-differs",
                        "return-before-purchase",
                        "malformed",
                        "return-exceeds-purchase",
                        "return-differs");
        assertThat(errors(rehearsal).extract().as(JsonBody.class).<List<String>>at("items"))
                .isEqualTo(errors(job).extract().as(JsonBody.class).<List<String>>at("items"));
        assertThat(errors(job).extract().as(JsonBody.class).<List<Integer>>at("items.line"))
                .containsExactly(4, 5, 6, 7, 8, 9, 1213, 1215);
    }

    @Test
    void anNdjsonImportTakesTheReturnsThatAreAlsoPosted() {
        String source = unique("pos");
        JsonPath purchase = recorded(purchase(source, "A", "1", "1000"));
        String body = told(source, "R-1", "A", "1").replace("\n", "") + "\n"
                + told(source, "R-2", null, "2")
                        .replace("\"returnId\"", "\"customer\":{\"externalId\":\"1\"},\"returnId\"")
                + "\n"
                + told(source, "R-3", null, "2")
                        .replace(
                                "\"returnId\"", "\"customer\":{\"id\":\"cus_01k9x3v1q8f7t9c2m4n6p8r0sa\"},\"returnId\"")
                + "\n{\"colour\":\"red\"}\n";

        String job = accepted(NDJSON, PATH, body);

        requireResult(finished(job), 2, 0, 2);
        assertThat(errors(job).extract().as(JsonBody.class).<List<String>>at("items.code"))
                .containsExactly("unknown-customer", "invalid");
        assertThat(operator()
                        .get("/v1/returns?customerId=" + purchase.getString("customerId"))
                        .as(JsonBody.class)
                        .<List<String>>at("items.state"))
                .containsExactly("applied", "credit");
    }

    @Test
    void aCsvMayNameCustomers() {
        String source = unique("pos");
        String header = "return_id,customer_external_id,source,returned_at,total,currency\n";

        requireResult(
                finished(accepted(CSV, PATH, header + "R-1,c-1," + source + "," + RETURNED_AT + ",5,KRW\n")), 1, 0, 0);

        assertThat(database.customersOf(source)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source,order_id,returned_at,total,currency",
                "source,return_id,order_id,returned_at,total,currency,category",
                "{\"source\":\"pos-7\"}"
            })
    void aHeaderThatIsNotAsItMustBeIsRefused(String header) {
        requireProblem(
                operator().contentType(CSV).body(header + "\n").post(PATH).then(), 400, "import-header-invalid");
    }

    /// Both kinds of imports go through one queue.
    @Test
    void importsOfBothKindsAreDone() {
        String source = unique("pos");
        List<String> jobs = IntStream.range(0, 6)
                .mapToObj(number -> number % 2 == 0
                        ? accepted(CSV, Imports.HEADER + row(source, "A-" + number, "1", "1000"))
                        : accepted(CSV, PATH, HEADER + line(source, "R-1", "A-" + (number - 1), "10")))
                .toList();

        jobs.forEach(job -> requireResult(finished(job), 1, 0, 0));
        assertThat(database.events(RETURNED, source)).isEqualTo(3);
    }

    private long states(String source, String state) {
        return database.number(
                "SELECT count(*) FROM standalone_return WHERE source = $1 AND state = $2", source, state);
    }

    private static String line(String source, String returnId, String orderId, String won) {
        return source + "," + returnId + "," + orderId + "," + RETURNED_AT + "," + won + ",KRW,TEA-01,1\n";
    }
}
