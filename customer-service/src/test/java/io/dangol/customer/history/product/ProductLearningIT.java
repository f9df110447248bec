package io.dangol.customer.history.product;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.product.Products.IMPORT;
import static io.dangol.customer.history.product.Products.PATH;
import static io.dangol.customer.history.product.Products.buy;
import static io.dangol.customer.history.product.Products.bySku;
import static io.dangol.customer.history.product.Products.entered;
import static io.dangol.customer.history.product.Products.line;
import static io.dangol.customer.history.product.Products.patch;
import static io.dangol.customer.history.product.Products.skus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.customer.Database;
import io.dangol.customer.history.ProductLearning;
import io.dangol.customer.history.SoldLine;
import io.dangol.customer.history.catalogue.CatalogueFiles;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the catalogue learns from purchases.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ProductLearningIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String HEADER =
            "source,order_id,customer_external_id,purchased_at,total,currency,sku,category\n";

    @Inject
    Database database;

    @Inject
    ProductLearning learning;

    @Inject
    Transactions transactions;

    @Test
    void aPurchaseMakesTheProductsOfItsLines() {
        String source = unique("pos");
        String sku = unique("tea");
        String lines = line(sku, "tea") + ",{\"sku\":\"%s-2\"},{\"category\":\"only\"}".formatted(sku);

        buy(source, "A", "2024-11-21T09:30:00Z", lines).then().statusCode(201);

        JsonPath product = product(sku);
        assertThat(product.getBoolean("completed")).isFalse();
        assertThat(product.getBoolean("active")).isTrue();
        assertThat(product.getList("categoryPath")).isEmpty();
        assertThat(product.getString("lastCategory")).isEqualTo("tea");
        assertThat(product.getString("lastSoldAt")).isEqualTo("2024-11-21T09:30:00Z");
        assertThat(product.getInt("version")).isEqualTo(1);
        assertThat(product(sku + "-2").getString("lastCategory")).isNull();
        assertThat(skus("?completed=false&q=" + sku)).containsExactlyInAnyOrder(sku, sku + "-2");
        requireOneTransaction(sku, source);
    }

    private void requireOneTransaction(String sku, String source) {
        assertThat(database.number(
                        "SELECT count(*) FROM product JOIN purchase ON purchase.xmin::text = product.xmin::text"
                                + " WHERE product.sku = $1 AND purchase.source = $2",
                        sku,
                        source))
                .isEqualTo(1);
    }

    @Test
    void theNewestPurchaseCountsWhateverTheOrder() {
        String source = unique("pos");
        String sku = unique("tea");

        buy(source, "A", "2024-11-21T09:30:00Z", line(sku, "second"));
        buy(source, "B", "2024-11-20T09:30:00Z", line(sku, "first"));
        assertThat(product(sku).getString("lastCategory")).isEqualTo("second");
        assertThat(product(sku).getString("lastSoldAt")).isEqualTo("2024-11-21T09:30:00Z");
        assertThat(product(sku).getInt("version")).isEqualTo(1);

        buy(source, "C", "2024-11-22T09:30:00Z", line(sku, "third"));
        assertThat(product(sku).getString("lastCategory")).isEqualTo("third");
        assertThat(product(sku).getString("lastSoldAt")).isEqualTo("2024-11-22T09:30:00Z");
        assertThat(product(sku).getInt("version")).isEqualTo(2);

        buy(source, "D", "2024-11-23T09:30:00Z", "{\"sku\":\"%s\"}".formatted(sku));
        assertThat(product(sku).getString("lastCategory")).isEqualTo("third");
        assertThat(product(sku).getString("lastSoldAt")).isEqualTo("2024-11-23T09:30:00Z");
    }

    @Test
    void aPopularProductIsWrittenOnceADay() {
        String source = unique("pos");
        String sku = unique("tea");
        buy(source, "A", "2024-11-21T00:00:00Z", line(sku, "tea"));
        String row = "SELECT xmin::text::bigint FROM product WHERE sku = $1";
        long before = database.number(row, sku);

        for (int hour = 10; hour < 20; hour++) {
            buy(source, "B" + hour, "2024-11-21T%d:59:59Z".formatted(hour), line(sku, "tea"))
                    .then()
                    .statusCode(201);
        }

        assertThat(database.number(row, sku)).isEqualTo(before);
        assertThat(database.number("SELECT xmax::text::bigint FROM product WHERE sku = $1", sku))
                .isZero();
        buy(source, "C", "2024-11-22T00:00:00Z", line(sku, "tea"));
        assertThat(product(sku).getString("lastSoldAt")).isEqualTo("2024-11-22T00:00:00Z");
        assertThat(product(sku).getInt("version")).isEqualTo(2);
    }

    @Test
    void whatAPersonEnteredStays() {
        String source = unique("pos");
        String sku = unique("tea");
        buy(source, "A", "2024-11-21T09:30:00Z", line(sku, "old"));
        JsonPath learnt = product(sku);
        patch(
                        learnt.getString("id"),
                        "\"1\"",
                        "{\"nameKo\":\"녹차\",\"categoryPath\":[\"tea\"],\"price\":{\"amount\":\"100\",\"currency\":\"KRW\"},\"active\":false}")
                .then()
                .statusCode(200);

        buy(source, "B", "2024-11-22T09:30:00Z", line(sku, "new"));

        JsonPath product = product(sku);
        assertThat(product.getString("nameKo")).isEqualTo("녹차");
        assertThat(product.getList("categoryPath")).isEqualTo(List.of("tea"));
        assertThat(product.getString("price.amount")).isEqualTo("100");
        assertThat(product.getBoolean("active")).isFalse();
        assertThat(product.getBoolean("completed")).isTrue();
        assertThat(product.getString("lastCategory")).isEqualTo("new");
        assertThat(product.getInt("version")).isEqualTo(3);
        patch(learnt.getString("id"), "\"2\"", "{\"nameKo\":\"말차\"}").then().statusCode(412);
    }

    @Test
    void anEnteredProductLearnsWhenItWasSold() {
        String sku = unique("tea");
        entered("{\"sku\":\"%s\",\"nameEn\":\"Tea\"}".formatted(sku));

        buy(unique("pos"), "A", "2024-11-21T09:30:00Z", line(sku, "tea"));

        assertThat(product(sku).getString("nameEn")).isEqualTo("Tea");
        assertThat(product(sku).getString("lastCategory")).isEqualTo("tea");
        assertThat(product(sku).getString("lastSoldAt")).isEqualTo("2024-11-21T09:30:00Z");
    }

    @Test
    void whatIsNotRecordedTeachesNothing() {
        String source = unique("pos");
        String sku = unique("tea");
        buy(source, "A", "2024-11-21T09:30:00Z", line(sku, "tea")).then().statusCode(201);

        buy(source, "A", "2024-11-21T09:30:00Z", line(sku, "tea")).then().statusCode(200);
        buy(source, "A", "2024-11-22T09:30:00Z", line(sku, "other") + "," + line(sku + "-2", "tea"))
                .then()
                .statusCode(409);
        buy(source, "B", "2024-11-22T09:30:00Z", line(sku, "other") + ",{\"sku\":\"" + sku + "-3\",\"quantity\":0}")
                .then()
                .statusCode(400);

        assertThat(skus("?q=" + sku)).containsExactly(sku);
        assertThat(product(sku).getString("lastCategory")).isEqualTo("tea");
        assertThat(product(sku).getInt("version")).isEqualTo(1);
    }

    @Test
    void anImportOfPurchasesTeachesAndADryRunDoesNot() {
        String source = unique("pos");
        String sku = unique("tea");
        String body = HEADER
                + IntStream.range(0, 1_500)
                        .mapToObj(number -> "%s,%d,1,2024-11-%02dT09:30:00Z,1000,KRW,%s-%d,category-%d\n"
                                .formatted(source, number, 1 + number / 100, sku, number % 100, number))
                        .collect(Collectors.joining());

        imported("/v1/purchases:import?dryRun=true", body);
        assertThat(skus("?q=" + sku)).isEmpty();

        imported("/v1/purchases:import", body);
        assertThat(database.number("SELECT count(*) FROM product WHERE position($1 IN sku) = 1", sku))
                .isEqualTo(100);
        assertThat(product(sku + "-7").getString("lastCategory")).isEqualTo("category-1407");
        assertThat(product(sku + "-7").getString("lastSoldAt")).isEqualTo("2024-11-15T09:30:00Z");
        // Of two chunks: made by the first, changed by the second.
        assertThat(product(sku + "-7").getInt("version")).isLessThanOrEqualTo(3);
        long versions = versions(sku);
        imported("/v1/purchases:import", body);
        assertThat(versions(sku)).isEqualTo(versions);
    }

    private long versions(String sku) {
        return database.number("SELECT sum(version) FROM product WHERE position($1 IN sku) = 1", sku);
    }

    private static void imported(String path, String body) {
        String job = operator()
                .contentType(CatalogueFiles.CSV)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
        await().atMost(DEADLINE)
                .until(
                        () -> operator()
                                .get("/v1/jobs/" + job)
                                .as(JsonBody.class)
                                .<String>at("state"),
                        "succeeded"::equals);
    }

    @Test
    void manyWhoSellTheSameNewProductsAtOnceMakeThemOnce() {
        String source = unique("pos");
        String sku = unique("tea");
        List<String> lines = IntStream.range(0, 20)
                .mapToObj(number -> line(sku + "-" + number, "tea"))
                .toList();

        List<Integer> answers = atOnce(24, number -> {
            List<String> shuffled = new ArrayList<>(lines);
            Collections.rotate(shuffled, number);
            if (number % 2 == 0) {
                Collections.reverse(shuffled);
            }
            return buy(
                            source,
                            "order-" + number,
                            "2024-11-%02dT09:30:00Z".formatted(1 + number),
                            String.join(",", shuffled))
                    .statusCode();
        });

        assertThat(answers).containsOnly(201);
        assertThat(database.number(
                        "SELECT count(*) FROM product WHERE position($1 IN sku) = 1"
                                + " AND last_sold_at = '2024-11-24T09:30:00Z'",
                        sku))
                .isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500})
    void salesAndImportsOfTheSameProductsGoTogether(int callsOfOne) {
        String source = unique("pos");
        String sku = unique("tea");
        String file = "sku,name_en\n"
                + IntStream.range(0, 300)
                        .mapToObj(number -> "%s-%d,Tea %d\n".formatted(sku, number, number))
                        .collect(Collectors.joining());
        CompletableFuture<JsonPath> job =
                CompletableFuture.supplyAsync(() -> CatalogueFiles.imported(IMPORT, CatalogueFiles.CSV, file));

        List<Integer> answers = atOnce(
                12,
                number -> buy(
                                source,
                                callsOfOne + "-" + number,
                                "2024-11-%02dT09:30:00Z".formatted(1 + number),
                                IntStream.range(0, 200)
                                        .mapToObj(each -> line(sku + "-" + (each * 7 + number) % 300, "tea"))
                                        .collect(Collectors.joining(",")))
                        .statusCode());

        assertThat(answers).containsOnly(201);
        assertThat(job.join().getInt("result.rejected")).isZero();
        assertThat(job.join().getString("state")).isEqualTo("succeeded");
        assertThat(database.number(
                        "SELECT count(*) FROM product WHERE position($1 IN sku) = 1 AND name_en IS NOT NULL AND completed",
                        sku))
                .isEqualTo(300);
    }

    @Test
    void aDescriptionIsLearntToo() {
        String sku = unique("tea");
        learn(sku, null, "Green tea, 50 g", "2024-11-21T09:30:00Z");
        learn(sku, "tea", "Green tea, 100 g", "2024-11-20T09:30:00Z");
        assertThat(product(sku).getString("lastDescription")).isEqualTo("Green tea, 50 g");
        assertThat(product(sku).getString("lastCategory")).isEqualTo("tea");

        learn(sku, null, "Green tea, 80 g", "2024-11-21T10:30:00Z");
        assertThat(product(sku).getString("lastDescription")).isEqualTo("Green tea, 80 g");
        assertThat(product(sku).getString("lastSoldAt")).isEqualTo("2024-11-21T10:30:00Z");
        assertThat(product(sku).getString("lastCategory")).isEqualTo("tea");
    }

    private void learn(String sku, @Nullable String category, @Nullable String description, String soldAt) {
        transactions
                .write(transaction -> learning.learn(
                        transaction, List.of(new SoldLine(sku, category, description, Instant.parse(soldAt)))))
                .await()
                .atMost(DEADLINE);
    }

    @Test
    void aProductThatWasLearntHasAnId() {
        String sku = unique("tea");
        buy(unique("pos"), "A", "2024-11-21T09:30:00Z", line(sku, "tea"));

        String id = product(sku).getString("id");

        assertThat(id).matches("^prd_[0-9a-z]{26}$");
        assertThat(operator().get(PATH + "/" + id).header("ETag")).isEqualTo("\"1\"");
    }

    private static <T> List<T> atOnce(int callers, java.util.function.IntFunction<T> call) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, callers)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> call.apply(number), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static JsonPath product(String sku) {
        return Objects.requireNonNull(bySku(sku), sku);
    }
}
