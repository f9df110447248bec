package io.dangol.customer.history.returns;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.returns.Returns.body;
import static io.dangol.customer.history.returns.Returns.path;
import static io.dangol.customer.history.returns.Returns.post;
import static io.dangol.customer.history.returns.Returns.purchase;
import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ReturnAccessIT {
    private static final String UNKNOWN_PURCHASE = "pur_01k9x3v1q8f7t9c2m4n6p8r0sa";
    private static final String UNKNOWN_RETURN = "ret_01k9x3v1q8f7t9c2m4n6p8r0sa";

    @Inject
    Database database;

    @Test
    void whatIsNotThereIs404() {
        String purchaseId = purchase();
        String other = purchase();
        String returnId = post(other, body("R-1", "1")).as(JsonBody.class).at("id");

        requireProblem(post(UNKNOWN_PURCHASE, body("R-1", "1")).then(), 404, "not-found");
        requireProblem(post("1", body("R-1", "1")).then(), 404, "not-found");
        requireProblem(operator().get(path(UNKNOWN_PURCHASE)).then(), 404, "not-found");
        requireProblem(operator().get(path("1")).then(), 404, "not-found");
        requireProblem(operator().get(path(purchaseId) + "/" + UNKNOWN_RETURN).then(), 404, "not-found");
        requireProblem(operator().get(path(purchaseId) + "/R-1").then(), 404, "not-found");
        requireProblem(operator().get(path(purchaseId) + "/" + returnId).then(), 404, "not-found");
    }

    @Test
    void withoutAValidTokenNothingIsOpen() {
        requireProblem(given().get(path(UNKNOWN_PURCHASE)).then(), 401, "unauthorized");
        requireProblem(
                given().get(path(UNKNOWN_PURCHASE) + "/" + UNKNOWN_RETURN).then(), 401, "unauthorized");
        requireProblem(
                posting(Tokens.expired("agent"))
                        .body(body("R-1", "1"))
                        .post(path(UNKNOWN_PURCHASE))
                        .then(),
                401,
                "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "marketer"})
    void rolesThatHaveNoBusinessWithPurchasesAre403(String role) {
        String token = Tokens.of(role);
        String purchaseId = purchase();

        requireProblem(as(token).get(path(purchaseId)).then(), 403, "forbidden");
        requireProblem(as(token).get(path(purchaseId) + "/" + UNKNOWN_RETURN).then(), 403, "forbidden");
        requireProblem(
                posting(token).body(body("R-1", "1")).post(path(purchaseId)).then(), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "operator", "service"})
    void thoseWhoRecordPurchasesRecordReturns(String role) {
        posting(Tokens.of(role))
                .body(body("R-1", "1"))
                .post(path(purchase()))
                .then()
                .statusCode(201);
    }

    @Test
    void aPartnerReturnsPurchasesOfItsOwnSourceOnly() {
        String source = unique("pos");
        String purchaseId = purchase(source, "12900", "KRW").getString("id");
        String token = Tokens.ofPartner(database.register(source));
        String other = Tokens.ofPartner(database.register(unique("pos")));
        String location = posting(token)
                .body(body("R-1", "100"))
                .post(path(purchaseId))
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        long before = database.everything();

        requireProblem(
                posting(other).body(body("R-2", "100")).post(path(purchaseId)).then(), 404, "not-found");
        requireProblem(
                posting(other).body(body("R-1", "100")).post(path(purchaseId)).then(), 404, "not-found");
        assertThat(database.everything()).isEqualTo(before);
        as(token).get(location).then().statusCode(200);
        as(token).get(path(purchaseId)).then().body(at("items.returnId", contains("R-1")));
        requireProblem(as(other).get(location).then(), 404, "not-found");
        requireProblem(as(other).get(path(purchaseId)).then(), 404, "not-found");
    }

    @Test
    void aCustomerSeesTheirOwnReturnsAndRecordsNone() {
        JsonPath mine = purchase(unique("pos"), "12900", "KRW");
        String purchaseId = mine.getString("id");
        String location = post(purchaseId, body("R-1", "100")).header("Location");
        String token = Tokens.ofCustomer(mine.getString("customerId"));
        String other = Tokens.ofCustomer(purchase(unique("pos"), "1", "KRW").getString("customerId"));

        as(token).get(location).then().statusCode(200);
        as(token).get(path(purchaseId)).then().body(at("items.returnId", contains("R-1")));
        requireProblem(as(other).get(location).then(), 404, "not-found");
        requireProblem(as(other).get(path(purchaseId)).then(), 404, "not-found");
        requireProblem(
                posting(token).body(body("R-2", "1")).post(path(purchaseId)).then(), 403, "forbidden");
    }
}
