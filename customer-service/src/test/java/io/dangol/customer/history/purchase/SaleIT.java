package io.dangol.customer.history.purchase;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
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
import org.junit.jupiter.params.provider.ValueSource;

/// Sales to nobody known, and how they get their customers.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SaleIT {
    private static final String SOLD = "io.dangol.customer.sale.recorded.v1";
    private static final String SALE_RETURNED = "io.dangol.customer.sale.returned.v1";
    private static final String RECORDED = "io.dangol.customer.purchase.recorded.v1";
    private static final String RETURNED = "io.dangol.customer.purchase.returned.v1";
    private static final String UNKNOWN = "cus_01k9x3v1q8f7t9c2m4n6p8r0sa";

    @Inject
    Database database;

    @Test
    void aSaleHasNoCustomerAndIsItsEventsSubject() {
        String source = unique("pos");

        JsonPath made = recorded(sale(source, "A", "12900"));

        assertThat(made.getMap("$")).doesNotContainKey("customerId").containsEntry("version", 1);
        assertThat(found(made.getString("id")).getMap("$")).isEqualTo(made.getMap("$"));
        List<Told> told = database.told(made.getString("id"));
        assertThat(told).extracting(Told::type).containsExactly(SOLD);
        assertThat(told.getFirst().data().getString("purchaseId")).isEqualTo(made.getString("id"));
        assertThat(told.getFirst().data().getMap("$")).doesNotContainKey("customerId");
        assertThat(database.customersOf(source)).isZero();
    }

    @Test
    void aSaleToldAgainIsTheSameAndWithACustomerAnother() {
        String source = unique("pos");
        JsonPath made = recorded(sale(source, "A", "12900"));
        long before = database.everything();

        assertThat(post("/v1/purchases", sale(source, "A", "12900"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("id"))
                .isEqualTo(made.getString("id"));
        requireProblem(
                post("/v1/purchases", purchase(source, "A", "1", "12900")).then(), 409, "purchase-differs");
        requireProblem(post("/v1/purchases", sale(source, "A", "1")).then(), 409, "purchase-differs");
        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void aPurchaseOfSomebodyToldAgainWithoutACustomerIsAnother() {
        String source = unique("pos");
        recorded(purchase(source, "A", "1", "12900"));

        requireProblem(post("/v1/purchases", sale(source, "A", "12900")).then(), 409, "purchase-differs");
    }

    @Test
    void noCustomerSeesASale() {
        String source = unique("pos");
        String sale = recorded(sale(source, "A", "12900")).getString("id");
        String customer = recorded(purchase(source, "B", "1", "1")).getString("customerId");

        requireProblem(
                as(Tokens.ofCustomer(customer)).get("/v1/purchases/" + sale).then(), 404, "not-found");
        requireProblem(
                as(Tokens.ofCustomer(customer))
                        .get("/v1/purchases/" + sale + "/returns")
                        .then(),
                404,
                "not-found");
        as(Tokens.ofPartner(database.register(source)))
                .get("/v1/purchases/" + sale)
                .then()
                .statusCode(200);
    }

    @Test
    void aClaimTellsOfThePurchaseAndItsReturnsInOrder() {
        String source = unique("pos");
        String id = recorded(sale(source, "A", "12900")).getString("id");
        returned(id, "R-1", "100");
        correct(id, 2, correction("13000")).then().statusCode(200);
        returned(id, "R-2", "200");

        JsonPath claimed = claim(id, "00001").then().statusCode(200).extract().jsonPath();

        String customer = claimed.getString("customerId");
        assertThat(claimed.getInt("version")).isEqualTo(5);
        assertThat(database.told(id))
                .extracting(Told::type)
                .containsExactly(SOLD, SALE_RETURNED, "io.dangol.customer.purchase.corrected.v1", SALE_RETURNED);
        List<Told> told = database.told(customer);
        assertThat(told)
                .extracting(Told::type)
                .containsExactly("io.dangol.customer.customer.registered.v1", RECORDED, RETURNED, RETURNED);
        assertThat(told.get(1).data().getInt("aggregateVersion")).isEqualTo(5);
        assertThat(told.get(1).data().getString("total.amount")).isEqualTo("13000");
        assertThat(told.subList(2, 4))
                .extracting(each -> each.data().getInt("aggregateVersion"))
                .containsExactly(2, 4);
        assertThat(told.subList(2, 4))
                .extracting(each -> each.data().getString("returnedTotal.amount"))
                .containsExactly("100", "300");
        assertThat(told.subList(2, 4))
                .allSatisfy(each -> assertThat(each.data().getString("purchaseTotal.amount"))
                        .isEqualTo("13000"))
                .allSatisfy(
                        each -> assertThat(each.data().getString("customerId")).isEqualTo(customer));
        returned(id, "R-3", "1");
        assertThat(database.told(customer).getLast().type()).isEqualTo(RETURNED);
        assertThat(database.told(id)).hasSize(4);
    }

    @Test
    void aSaleIsClaimedOnce() {
        String source = unique("pos");
        String id = recorded(sale(source, "A", "12900")).getString("id");
        String customer = claim(id, "1")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .at("customerId");
        long before = database.everything();

        assertThat(claim(id, "1").then().statusCode(200).extract().<String>path("customerId"))
                .isEqualTo(customer);
        requireProblem(claim(id, "2").then(), 409, "purchase-claimed");
        assertThat(database.everything()).isEqualTo(before);
        assertThat(post("/v1/purchases/" + id + "/claim", "{\"customer\":{\"id\":\"" + customer + "\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(found(id).getInt("version")).isEqualTo(2);
    }

    @Test
    void aClaimedSaleToldAgainIsTheSameWithOrWithoutItsCustomer() {
        String source = unique("pos");
        String id = recorded(sale(source, "A", "12900")).getString("id");
        claim(id, "1").then().statusCode(200);

        post("/v1/purchases", sale(source, "A", "12900")).then().statusCode(200);
        post("/v1/purchases", purchase(source, "A", "1", "12900")).then().statusCode(200);
        requireProblem(
                post("/v1/purchases", purchase(source, "A", "2", "12900")).then(), 409, "purchase-differs");
    }

    @Test
    void manyWhoClaimAtOnceAgreeOnOneCustomer() {
        String source = unique("pos");
        String id = recorded(sale(source, "A", "12900")).getString("id");
        returned(id, "R-1", "100");

        List<Integer> statuses =
                inParallel(24, number -> claim(id, "c-" + number).statusCode());

        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(database.customersOf(source)).isEqualTo(1);
        String customer = found(id).getString("customerId");
        assertThat(database.told(customer))
                .extracting(Told::type)
                .contains(RECORDED, RETURNED)
                .hasSize(3);
    }

    @Test
    void theSameKeyOfAClaimIsReplayed() {
        String id = recorded(sale(unique("pos"), "A", "12900")).getString("id");
        String key = unique("key");
        String body = "{\"customer\":{\"externalId\":\"1\"}}";
        String first = operator()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/purchases/" + id + "/claim")
                .asString();
        returned(id, "R-1", "1");

        assertThat(operator()
                        .contentType("application/json")
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/v1/purchases/" + id + "/claim")
                        .asString())
                .isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                             | customer
            {"customer":null}                              | customer
            {"customer":{}}                                | customer
            {"customer":{"id":"cus_1"}}                    | customer.id
            {"customer":{"externalId":""}}                 | customer.externalId
            {"customer":{"externalId":"1","id":"cus_1"}}   | customer
            {"customer":{"externalId":7}}                  | customer.externalId
            {"customer":{"externalId":"1"},"colour":"red"} | colour
            """)
    void aBadClaimIsAProblemAndChangesNothing(String body, String field) {
        String id = recorded(sale(unique("pos"), "A", "12900")).getString("id");
        long before = database.everything();

        List<String> fields = requireProblem(
                        post("/v1/purchases/" + id + "/claim", body).then(), 400, "validation-failed")
                .extract()
                .as(JsonBody.class)
                .at("violations.field");

        assertThat(fields).containsExactly(field);
        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void aClaimOfNothingOrForNobodyIsRefused() {
        String id = recorded(sale(unique("pos"), "A", "12900")).getString("id");

        requireProblem(
                post("/v1/purchases/" + id + "/claim", "{\"customer\":{\"id\":\"" + UNKNOWN + "\"}}")
                        .then(),
                422,
                "unknown-customer");
        requireProblem(claim("pur_01k9x3v1q8f7t9c2m4n6p8r0sa", "1").then(), 404, "not-found");
        requireProblem(
                operator()
                        .contentType("application/json")
                        .body("{\"customer\":{\"externalId\":\"1\"}}")
                        .post("/v1/purchases/" + id + "/claim")
                        .then(),
                400,
                "idempotency-key-required");
    }

    @Test
    void aPartnerClaimsForItsOwnSourceAndByItsOwnIds() {
        String source = unique("pos");
        String id = recorded(sale(source, "A", "12900")).getString("id");
        String customer = recorded(purchase(source, "B", "1", "1")).getString("customerId");
        String mine = Tokens.ofPartner(database.register(source));
        String other = Tokens.ofPartner(database.register(unique("pos")));
        String body = "{\"customer\":{\"externalId\":\"1\"}}";

        requireProblem(
                posting(other).body(body).post("/v1/purchases/" + id + "/claim").then(), 404, "not-found");
        requireProblem(
                posting(mine)
                        .body("{\"customer\":{\"id\":\"" + customer + "\"}}")
                        .post("/v1/purchases/" + id + "/claim")
                        .then(),
                403,
                "forbidden");
        assertThat(posting(mine)
                        .body(body)
                        .post("/v1/purchases/" + id + "/claim")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("customerId"))
                .isEqualTo(customer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "marketer"})
    void rolesThatHaveNoBusinessWithPurchasesChangeNone(String role) {
        String id = recorded(sale(unique("pos"), "A", "12900")).getString("id");

        for (String command : List.of("claim", "correct", "cancel")) {
            requireProblem(
                    posting(Tokens.of(role))
                            .header("If-Match", "\"1\"")
                            .body("{}")
                            .post("/v1/purchases/" + id + "/" + command)
                            .then(),
                    403,
                    "forbidden");
        }
        requireProblem(
                as(Tokens.of(role)).get("/v1/purchases/" + id + "/versions").then(), 403, "forbidden");
    }
}
