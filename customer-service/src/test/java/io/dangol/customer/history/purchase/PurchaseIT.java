package io.dangol.customer.history.purchase;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PurchaseIT {
    private static final String UNKNOWN_CUSTOMER = "cus_01k9x3v1q8f7t9c2m4n6p8r0sa";
    private static final String UNKNOWN_PURCHASE = "pur_01k9x3v1q8f7t9c2m4n6p8r0sa";

    private static final String RECORDED = "io.dangol.customer.purchase.recorded.v1";

    @Inject
    Database database;

    @Test
    void aPurchaseMakesItsCustomerAndTellsOfBoth() {
        String source = unique("pos");
        JsonPath made = posting(Tokens.of("agent"))
                .body("""
                        {"source":"%s","orderId":"A-1001","customer":{"externalId":"00001"},
                         "purchasedAt":"2024-11-21T09:30:00+09:00","channel":"store","store":"gangnam",
                         "total":{"amount":"12900","currency":"KRW"},
                         "lines":[{"sku":"TEA-01","category":"tea","quantity":2,
                                   "unitPrice":{"amount":"6450","currency":"KRW"}}]}""".formatted(source))
                .post("/v1/purchases")
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("^/v1/purchases/pur_[0-9a-z]{26}$"))
                .header("ETag", "\"1\"")
                .body(at("source", equalTo(source)))
                .body(at("orderId", equalTo("A-1001")))
                .body(at("purchasedAt", equalTo("2024-11-21T00:30:00Z")))
                .body(at("channel", equalTo("store")))
                .body(at("store", equalTo("gangnam")))
                .body(at("total.amount", equalTo("12900")))
                .body(at("total.currency", equalTo("KRW")))
                .body(at("lines[0].sku", equalTo("TEA-01")))
                .body(at("lines[0].quantity", equalTo(2)))
                .body(at("lines[0].unitPrice.amount", equalTo("6450")))
                .extract()
                .jsonPath();

        operator()
                .get("/v1/purchases/" + made.getString("id"))
                .then()
                .statusCode(200)
                .body("$", equalTo(made.getMap("$")));
        operator()
                .get("/v1/customers/" + made.getString("customerId"))
                .then()
                .statusCode(200)
                .body(at("identities.externalId", contains("00001")));
        assertThat(database.events("io.dangol.customer.customer.registered.v1", source))
                .isEqualTo(1);
        assertThat(database.events("io.dangol.customer.purchase.recorded.v1", source))
                .isEqualTo(1);
    }

    @Test
    void zeroIsAnAmountLikeAnyOther() {
        post(purchase(unique("pos"), "A", "1", "0.00", "USD"))
                .then()
                .statusCode(201)
                .body(at("total.amount", equalTo("0.00")));
    }

    @Test
    void linesWhoseSumIsNotTheTotalAreMarkedAndTheTotalCounts() {
        String source = unique("pos");
        String priced = """
                {"source":"%s","orderId":"%s","customer":{"externalId":"1"},"purchasedAt":"2024-11-21T09:30:00Z",
                 "total":{"amount":"12900","currency":"KRW"},
                 "lines":[{"sku":"TEA-01","quantity":2,"unitPrice":{"amount":"%s","currency":"KRW"}},
                          {"sku":"TEA-02","unitPrice":{"amount":"0","currency":"KRW"}}]}""";

        post(priced.formatted(source, "A", "6500"))
                .then()
                .statusCode(201)
                .body(at("linesDiffer", equalTo(true)))
                .body(at("total.amount", equalTo("12900")));
        post(priced.formatted(source, "B", "6450"))
                .then()
                .statusCode(201)
                .body(at("linesDiffer", equalTo(null)))
                .body(at("lines[1].unitPrice.amount", equalTo("0")));
        requireProblem(post(priced.formatted(source, "A", "6450")).then(), 409, "purchase-differs");
        assertThat(database.events(RECORDED, source)).isEqualTo(2);
        assertThat(database.number(
                        "SELECT count(*) FROM outbox WHERE type = $1 AND (data::jsonb ->> 'source') = $2"
                                + " AND (data::jsonb -> 'linesDiffer') = 'true'"
                                + " AND (data::jsonb #>> '{lines,0,unitPrice,amount}') = '6500'",
                        RECORDED,
                        source))
                .isEqualTo(1);
    }

    @Test
    void theSameOrderAgainIsAnsweredWithTheStoredPurchase() {
        String source = unique("pos");
        String first = post(purchase(source, "A", "1", "11.77", "USD"))
                .then()
                .statusCode(201)
                .extract()
                .asString();

        String again = post(purchase(source, "A", "1", "11.77", "USD"))
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
        assertThat(database.purchasesOf(source)).isEqualTo(1);
        assertThat(database.events("io.dangol.customer.purchase.recorded.v1", source))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1,11.78,USD", "1,11,KRW", "2,11.77,USD"})
    void theSameOrderWithOtherContentIsRefused(String externalId, String amount, String currency) {
        String source = unique("pos");
        post(purchase(source, "A", "1", "11.77", "USD")).then().statusCode(201);
        long before = database.everything();

        requireProblem(post(purchase(source, "A", externalId, amount, currency)).then(), 409, "purchase-differs");

        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void theCustomerMayBeNamedByEitherIdOfTheSame() {
        String source = unique("pos");
        String customerId =
                post(purchase(source, "A", "1", "1", "KRW")).as(JsonBody.class).at("customerId");
        String byId =
                purchase(source, "A", "1", "1", "KRW").replace("\"externalId\":\"1\"", "\"id\":\"" + customerId + "\"");

        post(byId).then().statusCode(200).body(at("customerId", equalTo(customerId)));
        post(byId.replace("\"A\"", "\"B\"")).then().statusCode(201).body(at("customerId", equalTo(customerId)));
        assertThat(database.customersOf(source)).isEqualTo(1);
    }

    @Test
    void anUnknownCustomerIdIsRefused() {
        String source = unique("pos");
        String body = purchase(source, "A", "1", "1", "KRW")
                .replace("\"externalId\":\"1\"", "\"id\":\"" + UNKNOWN_CUSTOMER + "\"");

        requireProblem(post(body).then(), 422, "unknown-customer");

        assertThat(database.purchasesOf(source)).isZero();
    }

    @Test
    void theSameKeyIsReplayedAndAnotherBodyUnderItRefused() {
        String source = unique("pos");
        String key = unique("key");
        String first = post(key, purchase(source, "A", "1", "1", "KRW"))
                .then()
                .statusCode(201)
                .extract()
                .asString();

        post(key, purchase(source, "A", "1", "1", "KRW"))
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first));
        requireProblem(post(key, purchase(source, "B", "1", "1", "KRW")).then(), 422, "idempotency-key-reused");
    }

    @Test
    void aKeyIsRequired() {
        requireProblem(
                operator()
                        .contentType(ContentType.JSON)
                        .body(purchase(unique("pos"), "A", "1", "1", "KRW"))
                        .post("/v1/purchases")
                        .then(),
                400,
                "idempotency-key-required");
    }

    @Test
    void parallelPurchasesOfAnUnknownCustomerMakeOneCustomer() {
        String source = unique("pos");

        List<Integer> statuses = inParallel(
                12,
                number -> post(purchase(source, "A-" + number, "00001", "1000", "KRW"))
                        .statusCode());

        assertThat(statuses).containsOnly(201);
        assertThat(database.purchasesOf(source)).isEqualTo(12);
        assertThat(database.customersOf(source)).isEqualTo(1);
        assertThat(database.events("io.dangol.customer.customer.registered.v1", source))
                .isEqualTo(1);
    }

    @Test
    void parallelRepetitionsOfAnOrderMakeOnePurchase() {
        String source = unique("pos");

        List<Integer> statuses = inParallel(
                12, number -> post(purchase(source, "A", "1", "1000", "KRW")).statusCode());

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(database.purchasesOf(source)).isEqualTo(1);
        assertThat(database.events("io.dangol.customer.purchase.recorded.v1", source))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"source":                                                | bad-request       |
            {}                                                        | validation-failed | source
            {"colour":"red"}                                          | validation-failed | colour
            {"source":7}                                              | validation-failed | source
            {"source":"a\\u0000"}                                      | validation-failed | source
            {"total":{"amount":12900,"currency":"KRW"}}               | validation-failed | total.amount
            {"total":{"amount":"12900","currency":"KRW","tax":"1"}}   | validation-failed | total.tax
            {"lines":[{"quantity":"2"}]}                              | validation-failed | lines[0].quantity
            {"purchasedAt":1795253400}                                | validation-failed | purchasedAt
            """)
    void aBadBodyIsAProblemAndStoresNothing(String body, String problem, String field) {
        long before = database.everything();

        List<String> fields = requireProblem(post(body).then(), 400, problem)
                .extract()
                .as(JsonBody.class)
                .at("violations.field");

        if (field != null) {
            assertThat(fields).contains(field);
        }
        assertThat(database.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void aMissingBodyIsAProblem(String body) {
        requireProblem(post(body).then(), 400, "validation-failed");
    }

    @Test
    void everyRuleThatABodyBreaksIsNamed() {
        String body = purchase("pos-7", "A", "1", "1.5", "KRW").replace("2024-11-21T09:30:00Z", "2024-11-21");

        requireProblem(post(body).then(), 400, "validation-failed")
                .body(at("violations.field", contains("purchasedAt", "total.amount")));
    }

    @Test
    void noMoreThanFiftyBrokenRulesAreNamed() {
        String lines = IntStream.range(0, 100).mapToObj(line -> "{}").collect(Collectors.joining(",", "[", "]"));
        String body = purchase("pos-7", "A", "1", "1", "KRW").replaceFirst("\\{", "{\"lines\":" + lines + ",");

        requireProblem(post(body).then(), 400, "validation-failed").body(at("violations.size()", equalTo(50)));
    }

    @Test
    void aCustomersPurchasesAreListedInPages() {
        String source = unique("pos");
        String customerId = post(purchase(source, "A-0", "1", "1", "KRW"))
                .as(JsonBody.class)
                .at("customerId");
        IntStream.range(1, 5)
                .forEach(number -> post(purchase(source, "A-" + number, "1", "1", "KRW"))
                        .then()
                        .statusCode(201));
        post(purchase(source, "B-0", "2", "1", "KRW")).then().statusCode(201);

        JsonPath first = operator()
                .queryParam("customerId", customerId)
                .queryParam("limit", 3)
                .queryParam("count", "true")
                .get("/v1/purchases")
                .then()
                .statusCode(200)
                .body(at("items.orderId", contains("A-0", "A-1", "A-2")))
                .body(at("count", equalTo(5)))
                .extract()
                .jsonPath();
        operator()
                .queryParam("customerId", customerId)
                .queryParam("limit", 3)
                .queryParam("cursor", first.getString("next"))
                .get("/v1/purchases")
                .then()
                .body(at("items.orderId", contains("A-3", "A-4")))
                .body(at("next", equalTo(null)));
        operator()
                .queryParam("source", source)
                .queryParam("orderId", "B-0")
                .get("/v1/purchases")
                .then()
                .body(at("items.orderId", contains("B-0")));
        operator()
                .queryParam("source", source)
                .queryParam("orderId", "C-0")
                .get("/v1/purchases")
                .then()
                .statusCode(200)
                .body(at("items", empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "count=1", "source=a", "orderId=a", "customer=a", "source=a&orderId=b&customerId=c"})
    void aBadQueryIsAProblem(String query) {
        requireProblem(operator().get("/v1/purchases?" + query).then(), 400, "validation-failed");
    }

    @Test
    void whatIsNotThereIs404() {
        requireProblem(operator().get("/v1/purchases/" + UNKNOWN_PURCHASE).then(), 404, "not-found");
        requireProblem(operator().get("/v1/purchases/1").then(), 404, "not-found");
        requireProblem(operator().get("/v1/purchases?customerId=1").then(), 404, "not-found");
    }

    @Test
    void withoutAValidTokenNothingIsOpen() {
        String body = purchase("pos-7", "A", "1", "1", "KRW");
        requireProblem(given().get("/v1/purchases").then(), 401, "unauthorized");
        requireProblem(given().get("/v1/purchases/" + UNKNOWN_PURCHASE).then(), 401, "unauthorized");
        requireProblem(
                posting(Tokens.expired("agent"))
                        .body(body)
                        .post("/v1/purchases")
                        .then(),
                401,
                "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "marketer"})
    void rolesThatHaveNoBusinessWithPurchasesAre403(String role) {
        String body = purchase("pos-7", "A", "1", "1", "KRW");
        requireProblem(as(Tokens.of(role)).get("/v1/purchases").then(), 403, "forbidden");
        requireProblem(
                as(Tokens.of(role)).get("/v1/purchases/" + UNKNOWN_PURCHASE).then(), 403, "forbidden");
        requireProblem(posting(Tokens.of(role)).body(body).post("/v1/purchases").then(), 403, "forbidden");
    }

    @Test
    void aPartnerActsForItsOwnSourceOnly() {
        String source = unique("pos");
        String token = Tokens.ofPartner(database.register(source));
        String id = posting(token)
                .body(purchase(source, "A", "1", "1", "KRW"))
                .post("/v1/purchases")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
        String other = Tokens.ofPartner(database.register(unique("pos")));

        requireProblem(
                posting(other)
                        .body(purchase(source, "B", "1", "1", "KRW"))
                        .post("/v1/purchases")
                        .then(),
                403,
                "forbidden");
        as(token).get("/v1/purchases/" + id).then().statusCode(200);
        requireProblem(as(other).get("/v1/purchases/" + id).then(), 404, "not-found");
        as(token)
                .queryParam("source", source)
                .queryParam("orderId", "A")
                .get("/v1/purchases")
                .then()
                .body(at("items.id", contains(id)));
        requireProblem(
                as(other)
                        .queryParam("source", source)
                        .queryParam("orderId", "A")
                        .get("/v1/purchases")
                        .then(),
                403,
                "forbidden");
        requireProblem(as(token).get("/v1/purchases").then(), 400, "validation-failed");
    }

    @Test
    void aCustomerSeesTheirOwnPurchasesOnly() {
        String source = unique("pos");
        JsonPath mine = post(purchase(source, "A", "1", "1", "KRW")).jsonPath();
        JsonPath theirs = post(purchase(source, "B", "2", "1", "KRW")).jsonPath();
        String token = Tokens.ofCustomer(mine.getString("customerId"));

        as(token).get("/v1/purchases/" + mine.getString("id")).then().statusCode(200);
        as(token)
                .queryParam("customerId", mine.getString("customerId"))
                .get("/v1/purchases")
                .then()
                .body(at("items.orderId", contains("A")));
        requireProblem(as(token).get("/v1/purchases/" + theirs.getString("id")).then(), 404, "not-found");
        requireProblem(
                as(token)
                        .queryParam("customerId", theirs.getString("customerId"))
                        .get("/v1/purchases")
                        .then(),
                404,
                "not-found");
        requireProblem(as(token).get("/v1/purchases").then(), 404, "not-found");
        requireProblem(
                as(token)
                        .queryParam("source", source)
                        .queryParam("orderId", "B")
                        .get("/v1/purchases")
                        .then(),
                404,
                "not-found");
        requireProblem(
                posting(token)
                        .body(purchase(source, "C", "1", "1", "KRW"))
                        .post("/v1/purchases")
                        .then(),
                403,
                "forbidden");
    }

    private static List<Integer> inParallel(int count, java.util.function.IntFunction<Integer> request) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, count)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> request.apply(number), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static Response post(String body) {
        return post(unique("key"), body);
    }

    private static Response post(String key, String body) {
        return operator()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/purchases");
    }

    private static String purchase(String source, String orderId, String externalId, String amount, String currency) {
        return """
                {"source":"%s","orderId":"%s","customer":{"externalId":"%s"},"purchasedAt":"2024-11-21T09:30:00Z",\
                "total":{"amount":"%s","currency":"%s"}}""".formatted(source, orderId, externalId, amount, currency);
    }
}
