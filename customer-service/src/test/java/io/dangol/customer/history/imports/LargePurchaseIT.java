package io.dangol.customer.history.imports;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.Shop.found;
import static io.dangol.customer.history.Shop.post;
import static io.dangol.customer.history.imports.Imports.CSV;
import static io.dangol.customer.history.imports.Imports.HEADER;
import static io.dangol.customer.history.imports.Imports.accepted;
import static io.dangol.customer.history.imports.Imports.finished;
import static io.dangol.customer.history.imports.Imports.requireResult;
import static io.dangol.customer.history.imports.Imports.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.customer.Database;
import io.dangol.customer.history.Shop;
import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Purchases that are as large as one may be, by each door, and their events.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class LargePurchaseIT {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void aPurchaseOf5000LinesAndOneMebibyteIsRecordedAndPublished() {
        String source = unique("pos");
        String body = purchase(source, "A", MEBIBYTE);
        assertThat(body.getBytes(UTF_8)).hasSize(MEBIBYTE);

        JsonPath made =
                post("/v1/purchases", body).then().statusCode(201).extract().jsonPath();

        String id = made.getString("id");
        assertThat(made.getList("lines")).hasSize(5_000);
        assertThat(found(id).getList("lines")).hasSize(5_000);
        requireProblem(
                post("/v1/purchases", purchase(source, "B", MEBIBYTE + 1)).then(), 413, "payload-too-large");
        await().atMost(DEADLINE)
                .until(() ->
                        database.number("SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL AND subject = $1", id)
                                == 1);
        try (PublishedEvents events = new PublishedEvents(bootstrapServers, "customer.events")) {
            Published recorded = await().atMost(DEADLINE)
                    .until(
                            () -> events.all().stream()
                                    .filter(event -> event.key().equals(id))
                                    .toList(),
                            ours -> !ours.isEmpty())
                    .getFirst();
            assertThat(recorded.value().getBytes(UTF_8).length).isGreaterThan(900 * 1024);
            new EventSchemas(Path.of("events")).check(recorded.type(), recorded.value());
        }
    }

    @Test
    void aRecordOfOneMebibyteIsImported() {
        String source = unique("pos");
        String body = IntStream.range(0, 12)
                .mapToObj(number -> purchase(source, "A-" + number, MEBIBYTE - 1_000 + number % 2 * 1_000))
                .collect(Collectors.joining("\r\n"));

        requireResult(finished(accepted("application/x-ndjson", body)), 12, 0, 0);

        assertThat(database.number(
                        "SELECT count(*) FROM purchase WHERE source = $1 AND jsonb_array_length(lines) = 5000", source))
                .isEqualTo(12);
        await().atMost(DEADLINE)
                .until(() -> database.number(
                                "SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL AND position($1 IN data) > 0",
                                source)
                        == 12);
        requireResult(finished(accepted("application/x-ndjson", body)), 0, 12, 0);
        String customer = Shop.claim(id(source, 0), "1").path("customerId");
        IntStream.range(1, 12)
                .forEach(number -> Shop.claim(id(source, number), "1").then().statusCode(200));
        requirePages(customer);
    }

    /// A page is cut where its purchases are too large together, and the next begins there.
    private static void requirePages(String customer) {
        List<String> orders = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = operator()
                    .get("/v1/purchases?limit=200&count=true&customerId=" + customer + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getInt("count")).isEqualTo(12);
            assertThat(page.getList("items")).hasSizeBetween(1, 5);
            orders.addAll(page.getList("items.orderId"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        assertThat(orders)
                .containsExactlyElementsOf(
                        IntStream.range(0, 12).mapToObj(number -> "A-" + number).toList());
    }

    private static String id(String source, int number) {
        return operator()
                .get("/v1/purchases?source=" + source + "&orderId=A-" + number)
                .path("items[0].id");
    }

    @Test
    void aRecordOfMoreIsRefusedAsAWhole() {
        String source = unique("pos");
        String body = purchase(source, "A", MEBIBYTE + 2_000);

        requireProblem(
                operator()
                        .contentType("application/x-ndjson")
                        .body(body.getBytes(UTF_8))
                        .post(Imports.PATH)
                        .then(),
                400,
                "import-line-too-long");
    }

    @Test
    void aCsvOfSmallRowsIsStillCutIntoSmallChunks() {
        String source = unique("pos");
        String body = HEADER
                + IntStream.range(0, 3_000)
                        .mapToObj(number -> row(source, "A-" + number, "", "0"))
                        .collect(Collectors.joining());

        requireResult(finished(accepted(CSV, body)), 3_000, 0, 0);

        assertThat(database.events("io.dangol.customer.sale.recorded.v1", source))
                .isEqualTo(3_000);
        assertThat(database.customersOf(source)).isZero();
    }

    /// @param bytes of the whole body; the last line is as long as it has to be
    private static String purchase(String source, String orderId, int bytes) {
        String start = """
                {"source":"%s","orderId":"%s","purchasedAt":"2024-11-21T00:30:00Z","total":{"amount":"0","currency":"KRW"},\
                "lines":[""".formatted(source, orderId);
        String end = "]}";
        int room = bytes - start.length() - end.length() - 4_999;
        List<String> lines = IntStream.range(0, 5_000)
                .mapToObj(number -> line(room / 5_000 + (number < room % 5_000 ? 1 : 0)))
                .toList();
        return start + String.join(",", lines) + end;
    }

    private static String line(int bytes) {
        String price = ",\"unitPrice\":{\"amount\":\"-1234567890.123456\",\"currency\":\"KRW\"},\"quantity\":-12}";
        String sku = "{\"sku\":\"";
        String category = "\",\"category\":\"";
        int room = bytes - price.length() - sku.length() - category.length() - 1;
        return sku + "s".repeat(room / 2) + category + "c".repeat(room - room / 2) + "\"" + price;
    }
}
