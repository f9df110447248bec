package io.dangol.customer.history.purchase;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.Shop.BOUGHT_AT;
import static io.dangol.customer.history.Shop.RETURNED_AT;
import static io.dangol.customer.history.Shop.cancel;
import static io.dangol.customer.history.Shop.claim;
import static io.dangol.customer.history.Shop.correct;
import static io.dangol.customer.history.Shop.correction;
import static io.dangol.customer.history.Shop.found;
import static io.dangol.customer.history.Shop.inParallel;
import static io.dangol.customer.history.Shop.post;
import static io.dangol.customer.history.Shop.purchase;
import static io.dangol.customer.history.Shop.recorded;
import static io.dangol.customer.history.Shop.returned;
import static io.dangol.customer.history.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.Database;
import io.dangol.customer.Database.Told;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What puts a purchase right, what cancels it, and its versions.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CorrectionIT {
    private static final String CORRECTED = "io.dangol.customer.purchase.corrected.v1";
    private static final String CANCELLED = "io.dangol.customer.purchase.cancelled.v1";

    @Inject
    Database database;

    @Test
    void aCorrectionReplacesWhatHeldAndTellsBoth() {
        JsonPath made = recorded(purchase(unique("pos"), "A", "1", "12900"));
        String id = made.getString("id");

        JsonPath corrected = correct(id, 1, """
                        {"reason":"The till was wrong.","purchasedAt":"2024-11-20T09:30:00+09:00","store":"gangnam",
                         "total":{"amount":"0","currency":"KRW"},
                         "lines":[{"sku":" TEA-01 ","description":"Green tea","quantity":-1,
                                   "unitPrice":{"amount":"0.5","currency":"KRW"}}]}""")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .extract()
                .jsonPath();

        assertThat(corrected.getString("total.amount")).isEqualTo("0");
        assertThat(corrected.getString("purchasedAt")).isEqualTo("2024-11-20T00:30:00Z");
        assertThat(corrected.getMap("$")).doesNotContainKey("channel").containsEntry("linesDiffer", true);
        assertThat(corrected.getString("lines[0].sku")).isEqualTo("TEA-01");
        assertThat(found(id).getMap("$")).isEqualTo(corrected.getMap("$"));
        Told event = database.told(made.getString("customerId")).getLast();
        assertThat(event.type()).isEqualTo(CORRECTED);
        assertThat(event.data().getString("previous.total.amount")).isEqualTo("12900");
        assertThat(event.data().getString("previous.channel")).isEqualTo("store");
        assertThat(event.data().getString("previous.purchasedAt")).isEqualTo(BOUGHT_AT);
        assertThat(event.data().getInt("aggregateVersion")).isEqualTo(2);
        assertThat(event.data().getString("lines[0].unitPrice.amount")).isEqualTo("0.5");
        assertThat(event.data().prettify()).doesNotContain("The till was wrong", "Green tea");
    }

    @Test
    void whatChangesNothingIsNoVersion() {
        JsonPath made = recorded(purchase(unique("pos"), "A", "1", "12900"));
        String id = made.getString("id");
        long before = database.everything();

        correct(id, 1, correction("12900").replace("web", "store"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");

        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void theCallerMustHaveSeenThePresentVersion() {
        String id = recorded(purchase(unique("pos"), "A", "1", "12900")).getString("id");
        correct(id, 1, correction("13000")).then().statusCode(200);
        long before = database.everything();

        requireProblem(correct(id, 1, correction("14000")).then(), 412, "precondition-failed");
        requireProblem(cancel(id, 1).then(), 412, "precondition-failed");
        requireProblem(
                post("/v1/purchases/" + id + "/correct", correction("14000")).then(), 428, "precondition-required");
        requireProblem(
                post("/v1/purchases/" + id + "/cancel", "{\"reason\":\"a\"}").then(), 428, "precondition-required");
        requireProblem(
                posting(Tokens.of("agent"))
                        .header("If-Match", "2")
                        .body(correction("14000"))
                        .post("/v1/purchases/" + id + "/correct")
                        .then(),
                400,
                "validation-failed");
        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void ofManyCorrectionsOfOneVersionOneIsMade() {
        String id = recorded(purchase(unique("pos"), "A", "1", "12900")).getString("id");

        List<Integer> statuses = inParallel(
                24, number -> correct(id, 1, correction("" + (20_000 + number))).statusCode());

        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        assertThat(found(id).getInt("version")).isEqualTo(2);
    }

    @Test
    void returnsAndCorrectionsAtOnceNeverGiveBackMoreThanWasPaid() {
        String id = recorded(purchase(unique("pos"), "A", "1", "1000")).getString("id");

        List<Integer> statuses = inParallel(
                24,
                number -> number % 2 == 0
                        ? post("/v1/purchases/" + id + "/returns", """
                                        {"returnId":"R-%d","returnedAt":"%s","total":{"amount":"90","currency":"KRW"}}""".formatted(number, RETURNED_AT))
                                .statusCode()
                        : posting(Tokens.of("agent"))
                                .header("If-Match", "*")
                                .body(correction("" + (100 + number)))
                                .post("/v1/purchases/" + id + "/correct")
                                .statusCode());

        assertThat(statuses).allMatch(status -> status == 200 || status == 201 || status == 422);
        JsonPath purchase = found(id);
        assertThat(purchase.getInt("returnedTotal.amount")).isLessThanOrEqualTo(purchase.getInt("total.amount"));
        assertThat(purchase.getInt("version"))
                .isEqualTo(1
                        + Math.toIntExact(statuses.stream()
                                .filter(status -> status != 422)
                                .count()));
    }

    @Test
    void aCorrectionKeepsToWhatWasReturned() {
        String id = recorded(purchase(unique("pos"), "A", "1", "12900")).getString("id");
        returned(id, "R-1", "5000");
        long before = database.everything();

        requireProblem(correct(id, 2, correction("4999")).then(), 422, "correction-below-returns");
        requireProblem(
                correct(id, 2, correction("5000").replace(BOUGHT_AT, "2024-11-22T00:30:00.000001Z"))
                        .then(),
                422,
                "correction-after-return");
        requireProblem(
                correct(id, 2, correction("5000").replace("KRW", "JPY")).then(), 422, "correction-currency-differs");
        assertThat(database.everything()).isEqualTo(before);
        correct(id, 2, correction("5000").replace(BOUGHT_AT, RETURNED_AT))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                             | reason
            {"reason":"","purchasedAt":"2024-11-21T00:30:00Z","total":{"amount":"1","currency":"KRW"}} | reason
            {"reason":" ","purchasedAt":"2024-11-21T00:30:00Z","total":{"amount":"1","currency":"KRW"}} | reason
            {"reason":"a","purchasedAt":"today","total":{"amount":"1","currency":"KRW"}}   | purchasedAt
            {"reason":"a","purchasedAt":"2024-11-21T00:30:00Z"}                            | total
            {"reason":"a","orderId":"B"}                                                   | orderId
            {"reason":"a","customer":{"externalId":"2"}}                                   | customer
            """)
    void aBadCorrectionIsAProblemAndChangesNothing(String body, String field) {
        String id = recorded(purchase(unique("pos"), "A", "1", "12900")).getString("id");
        long before = database.everything();

        List<String> fields = requireProblem(correct(id, 1, body).then(), 400, "validation-failed")
                .extract()
                .as(JsonBody.class)
                .at("violations.field");

        assertThat(fields).contains(field);
        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void aReasonHasAtMost200Characters() {
        String id = recorded(purchase(unique("pos"), "A", "1", "12900")).getString("id");

        requireProblem(
                correct(id, 1, correction("1").replace("Wrong price.", "x".repeat(201)))
                        .then(),
                400,
                "validation-failed");
        correct(id, 1, correction("1").replace("Wrong price.", "x".repeat(200)))
                .then()
                .statusCode(200);
    }

    @Test
    void theOrderToldAgainIsTheSameIfItEqualsTheFirstTellingOrWhatHoldsNow() {
        String source = unique("pos");
        String id = recorded(purchase(source, "A", "1", "12900")).getString("id");
        correct(id, 1, correction("13000")).then().statusCode(200);
        correct(id, 2, correction("14000")).then().statusCode(200);

        post("/v1/purchases", purchase(source, "A", "1", "12900"))
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
        post("/v1/purchases", purchase(source, "A", "1", "14000").replace("store", "web"))
                .then()
                .statusCode(200);
        requireProblem(
                post("/v1/purchases", purchase(source, "A", "1", "13000").replace("store", "web"))
                        .then(),
                409,
                "purchase-differs");
        requireProblem(
                post("/v1/purchases", purchase(source, "A", "2", "12900")).then(), 409, "purchase-differs");
    }

    @Test
    void aCancelledPurchaseTakesNothingMore() {
        String source = unique("pos");
        JsonPath made = recorded(purchase(source, "A", "1", "12900"));
        String id = made.getString("id");

        JsonPath cancelled = cancel(id, 1).then().statusCode(200).extract().jsonPath();

        assertThat(cancelled.getInt("version")).isEqualTo(2);
        assertThat(cancelled.getString("cancelledAt")).isNotNull();
        Told event = database.told(made.getString("customerId")).getLast();
        assertThat(event.type()).isEqualTo(CANCELLED);
        assertThat(event.data().getString("total.amount")).isEqualTo("12900");
        assertThat(event.data().prettify()).doesNotContain("Changed their mind");
        long before = database.everything();
        for (int version : List.of(1, 2, 7)) {
            assertThat(cancel(id, version)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .getMap("$"))
                    .isEqualTo(cancelled.getMap("$"));
        }
        requireProblem(correct(id, 2, correction("1")).then(), 422, "purchase-cancelled");
        requireProblem(
                post("/v1/purchases/" + id + "/returns", """
                                {"returnId":"R","returnedAt":"%s","total":{"amount":"1","currency":"KRW"}}""".formatted(RETURNED_AT))
                        .then(),
                422,
                "purchase-cancelled");
        post("/v1/purchases", purchase(source, "A", "1", "12900")).then().statusCode(200);
        assertThat(database.everything()).isEqualTo(before);
        String sale = recorded(sale(source, "B", "1")).getString("id");
        cancel(sale, 1).then().statusCode(200);
        requireProblem(claim(sale, "1").then(), 422, "purchase-cancelled");
        assertThat(database.told(sale)).extracting(Told::type).endsWith(CANCELLED);
    }

    @Test
    void whatWasReturnedIsNotCancelled() {
        String id = recorded(purchase(unique("pos"), "A", "1", "12900")).getString("id");
        returned(id, "R-1", "1");

        requireProblem(cancel(id, 2).then(), 422, "purchase-has-returns");
    }

    @Test
    void aCancellationAndAReturnAtOnceDoNotBothHappen() {
        for (int round = 0; round < 8; round++) {
            String id = recorded(purchase(unique("pos"), "A", "1", "12900")).getString("id");
            List<Integer> statuses = inParallel(
                    2,
                    number -> number == 0
                            ? cancel(id, 1).statusCode()
                            : post("/v1/purchases/" + id + "/returns", """
                                            {"returnId":"R","returnedAt":"%s","total":{"amount":"1","currency":"KRW"}}""".formatted(RETURNED_AT))
                                    .statusCode());

            assertThat(statuses).isIn(List.of(200, 422), List.of(412, 201));
        }
    }

    @Test
    void everyVersionIsListedWithWhatMadeIt() {
        String source = unique("pos");
        String id = recorded(sale(source, "A", "12900")).getString("id");
        assertThat(versions(id, "").getList("items.kind")).containsExactly("recorded");
        correct(id, 1, correction("13000")).then().statusCode(200);
        returned(id, "R-1", "1");
        String customer = claim(id, "1").path("customerId");
        correct(id, 4, correction("14000")).then().statusCode(200);

        JsonPath all = versions(id, "?count=true");

        assertThat(all.getList("items.kind")).containsExactly("recorded", "corrected", "claimed", "corrected");
        assertThat(all.getList("items.version")).containsExactly(1, 2, 4, 5);
        assertThat(all.getList("items.total.amount")).containsExactly("12900", "13000", "13000", "14000");
        assertThat(all.getList("items.channel")).containsExactly("store", "web", "web", "web");
        assertThat(all.getList("items.reason")).containsExactly(null, "Wrong price.", null, "Wrong price.");
        assertThat(all.getList("items.customerId")).containsExactly(null, null, customer, customer);
        assertThat(all.getString("items[0].by")).isNull();
        assertThat(all.getString("items[1].by")).isNotEmpty();
        assertThat(all.getInt("count")).isEqualTo(4);
        JsonPath first = versions(id, "?limit=3");
        assertThat(versions(id, "?limit=3&cursor=" + first.getString("next")).getList("items.version"))
                .containsExactly(5);
    }

    @Test
    void aPartnerSeesAndPutsRightItsOwnOnly() {
        String source = unique("pos");
        String id = recorded(purchase(source, "A", "1", "12900")).getString("id");
        String mine = Tokens.ofPartner(database.register(source));
        String other = Tokens.ofPartner(database.register(unique("pos")));

        for (String command : List.of("correct", "cancel")) {
            requireProblem(
                    posting(other)
                            .header("If-Match", "\"1\"")
                            .body(command.equals("cancel") ? "{\"reason\":\"a\"}" : correction("1"))
                            .post("/v1/purchases/" + id + "/" + command)
                            .then(),
                    404,
                    "not-found");
        }
        requireProblem(as(other).get("/v1/purchases/" + id + "/versions").then(), 404, "not-found");
        posting(mine)
                .header("If-Match", "\"1\"")
                .body(correction("1"))
                .post("/v1/purchases/" + id + "/correct")
                .then()
                .statusCode(200);
        as(mine).get("/v1/purchases/" + id + "/versions").then().statusCode(200);
    }

    private static JsonPath versions(String id, String query) {
        return operator()
                .get("/v1/purchases/" + id + "/versions" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
