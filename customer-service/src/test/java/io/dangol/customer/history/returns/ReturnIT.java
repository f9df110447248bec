package io.dangol.customer.history.returns;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.returns.Returns.body;
import static io.dangol.customer.history.returns.Returns.path;
import static io.dangol.customer.history.returns.Returns.post;
import static io.dangol.customer.history.returns.Returns.purchase;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ReturnIT {
    private static final String RETURNED = "io.dangol.customer.purchase.returned.v1";

    @Inject
    Database database;

    @Test
    void aReturnIsRecordedAndShowsInItsPurchase() {
        String purchaseId = purchase();
        JsonPath made = post(purchaseId, """
                        {"returnId":"R-1","returnedAt":"2024-11-22T09:30:00+09:00","reason":"wrong_item",
                         "total":{"amount":"6450","currency":"KRW"},"lines":[{"sku":"TEA-01","quantity":1}]}""")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("^" + path(purchaseId) + "/ret_[0-9a-z]{26}$"))
                .header("ETag", "\"1\"")
                .body(at("purchaseId", equalTo(purchaseId)))
                .body(at("returnId", equalTo("R-1")))
                .body(at("returnedAt", equalTo("2024-11-22T00:30:00Z")))
                .body(at("total.amount", equalTo("6450")))
                .body(at("total.currency", equalTo("KRW")))
                .body(at("lines.sku", contains("TEA-01")))
                .body(at("lines.quantity", contains(1)))
                .body(at("reason", equalTo("wrong_item")))
                .extract()
                .jsonPath();

        operator()
                .get(path(purchaseId) + "/" + made.getString("id"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("$", equalTo(made.getMap("$")));
        operator()
                .get("/v1/purchases/" + purchaseId)
                .then()
                .header("ETag", "\"2\"")
                .body(at("total.amount", equalTo("12900")))
                .body(at("returnedTotal.amount", equalTo("6450")))
                .body(at("returnedTotal.currency", equalTo("KRW")));
        assertThat(database.events(RETURNED, purchaseId)).isEqualTo(1);
    }

    @Test
    void aPurchaseWithoutReturnsSaysNothingOfThem() {
        String purchaseId = purchase();

        operator()
                .get("/v1/purchases/" + purchaseId)
                .then()
                .header("ETag", "\"1\"")
                .body("$", not(hasKey("returnedTotal")));
        operator().get(path(purchaseId)).then().statusCode(200).body(at("items", empty()));
    }

    @Test
    void aTillFindsThePurchaseByItsOrder() {
        String source = unique("pos");
        String purchaseId = purchase(source, "12900", "KRW").getString("id");
        post(purchaseId, body("R-1", "12900")).then().statusCode(201);

        operator()
                .queryParam("source", source)
                .queryParam("orderId", "A-1001")
                .get("/v1/purchases")
                .then()
                .body(at("items.id", contains(purchaseId)))
                .body(at("items.returnedTotal.amount", contains("12900")));
    }

    @Test
    void thePurchaseToldAgainIsAnsweredWithItsReturns() {
        String source = unique("pos");
        String purchaseId = purchase(source, "12900", "KRW").getString("id");
        post(purchaseId, body("R-1", "6450")).then().statusCode(201);
        String again = """
                {"source":"%s","orderId":"A-1001","customer":{"externalId":"00001"},"purchasedAt":"%s",
                 "channel":"store","total":{"amount":"12900","currency":"KRW"}}""".formatted(source, Returns.BOUGHT_AT);

        operator()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", unique("key"))
                .body(again)
                .post("/v1/purchases")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(at("returnedTotal.amount", equalTo("6450")));
    }

    @Test
    void theSameReturnAgainIsAnsweredWithTheStoredOne() {
        String purchaseId = purchase();
        String first = post(purchaseId, body("R-1", "12900"))
                .then()
                .statusCode(201)
                .extract()
                .asString();

        String again = post(purchaseId, body("R-1", "12900"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
        assertThat(database.events(RETURNED, purchaseId)).isEqualTo(1);
    }

    @Test
    void theSameReturnIdOfAnotherPurchaseIsAnotherReturn() {
        post(purchase(), body("R-1", "12900")).then().statusCode(201);
        post(purchase(), body("R-1", "12900")).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "\"6450\",             \"6451\"",
        "2024-11-22T09:30:00,  2024-11-22T09:30:01",
        "}},                   '},\"reason\":\"damaged\"}'",
        "}},                   '},\"lines\":[{\"sku\":\"TEA-01\",\"quantity\":1}]}'"
    })
    void theSameReturnWithOtherContentIsRefused(String told, String otherwise) {
        String purchaseId = purchase();
        post(purchaseId, body("R-1", "6450")).then().statusCode(201);
        long before = database.everything();

        requireProblem(
                post(purchaseId, body("R-1", "6450").replace(told, otherwise)).then(), 409, "return-differs");

        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void theSameKeyIsReplayedAndAnotherRequestUnderItRefused() {
        String purchaseId = purchase();
        String key = unique("key");
        String first = post(key, purchaseId, body("R-1", "6450"))
                .then()
                .statusCode(201)
                .extract()
                .asString();

        post(key, purchaseId, body("R-1", "6450"))
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first));
        requireProblem(post(key, purchaseId, body("R-2", "6450")).then(), 422, "idempotency-key-reused");
        requireProblem(post(key, purchase(), body("R-1", "6450")).then(), 422, "idempotency-key-reused");
    }

    @Test
    void aKeyIsRequired() {
        requireProblem(
                operator()
                        .contentType(ContentType.JSON)
                        .body(body("R-1", "1"))
                        .post(path(purchase()))
                        .then(),
                400,
                "idempotency-key-required");
    }

    @Test
    void allReturnsTogetherAreNeverMoreThanThePurchase() {
        String purchaseId = purchase();
        post(purchaseId, body("R-1", "6450")).then().statusCode(201);
        long before = database.everything();

        requireProblem(post(purchaseId, body("R-2", "6451")).then(), 422, "return-exceeds-purchase");

        assertThat(database.everything()).isEqualTo(before);
        post(purchaseId, body("R-2", "6450")).then().statusCode(201);
        requireProblem(post(purchaseId, body("R-3", "1")).then(), 422, "return-exceeds-purchase");
        assertThat(returnedOf(purchaseId)).isEqualTo("12900");
    }

    @Test
    void aReturnIsInTheCurrencyOfItsPurchaseAndNotBeforeIt() {
        String purchaseId = purchase();
        long before = database.everything();

        requireProblem(post(purchaseId, body("R-1", "1").replace("KRW", "JPY")).then(), 422, "return-currency-differs");
        requireProblem(
                post(purchaseId, body("R-1", "1").replace("11-22T09:30:00", "11-21T09:29:59"))
                        .then(),
                422,
                "return-before-purchase");

        assertThat(database.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"returnId":                                       | bad-request       |
            {}                                                 | validation-failed | returnId
            {"colour":"red"}                                   | validation-failed | colour
            {"returnId":7}                                     | validation-failed | returnId
            {"returnId":"a\\u0000"}                             | validation-failed | returnId
            {"returnedAt":"2024-11-22T09:30:00"}               | validation-failed | returnedAt
            {"returnedAt":"2999-01-01T00:00:00Z"}              | validation-failed | returnedAt
            {"total":{"amount":6450,"currency":"KRW"}}         | validation-failed | total.amount
            {"total":{"amount":"0","currency":"KRW"}}          | validation-failed | total.amount
            {"total":{"amount":"1","currency":"KRW","tax":""}} | validation-failed | total.tax
            {"lines":[{"sku":"TEA-01","quantity":"2"}]}        | validation-failed | lines[0].quantity
            {"lines":[{"sku":"TEA-01","price":"2"}]}           | validation-failed | lines[0].price
            {"reason":"bored"}                                 | validation-failed | reason
            {"reason":2}                                       | validation-failed | reason
            """)
    void aBadBodyIsAProblemAndStoresNothing(String body, String problem, String field) {
        String purchaseId = purchase();
        long before = database.everything();

        List<String> fields = requireProblem(post(purchaseId, body).then(), 400, problem)
                .extract()
                .as(JsonBody.class)
                .at("violations.field");

        if (field != null) {
            assertThat(fields).contains(field);
        }
        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void returnsAreListedInPagesInTheOrderOfTheirRecording() {
        String purchaseId = purchase();
        IntStream.rangeClosed(1, 5)
                .forEach(number ->
                        post(purchaseId, body("R-" + number, "100")).then().statusCode(201));

        String next = operator()
                .queryParam("limit", 3)
                .get(path(purchaseId))
                .then()
                .statusCode(200)
                .body(at("items.returnId", contains("R-1", "R-2", "R-3")))
                .extract()
                .as(JsonBody.class)
                .at("next");
        operator()
                .queryParam("limit", 3)
                .queryParam("cursor", next)
                .get(path(purchaseId))
                .then()
                .body(at("items.returnId", contains("R-4", "R-5")))
                .body(at("next", equalTo(null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "count=perhaps", "customerId=1"})
    void aBadQueryIsAProblem(String query) {
        requireProblem(operator().get(path(purchase()) + "?" + query).then(), 400, "validation-failed");
    }

    @Test
    void ofParallelReturnsOfHalfThePurchaseExactlyTwoAreRecorded() {
        String purchaseId = purchase();

        List<Integer> statuses = inParallel(
                20, number -> post(purchaseId, body("R-" + number, "6450")).statusCode());

        assertThat(statuses).containsOnly(201, 422);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(2);
        assertThat(returnedOf(purchaseId)).isEqualTo("12900");
        assertThat(database.events(RETURNED, purchaseId)).isEqualTo(2);
    }

    @Test
    void parallelRepetitionsOfAReturnMakeOne() {
        String purchaseId = purchase();

        List<Integer> statuses =
                inParallel(12, number -> post(purchaseId, body("R-1", "100")).statusCode());

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(returnedOf(purchaseId)).isEqualTo("100");
        assertThat(database.events(RETURNED, purchaseId)).isEqualTo(1);
    }

    private static String returnedOf(String purchaseId) {
        return operator().get("/v1/purchases/" + purchaseId).as(JsonBody.class).at("returnedTotal.amount");
    }

    private static List<Integer> inParallel(int count, IntFunction<Integer> request) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, count)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> request.apply(number), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
