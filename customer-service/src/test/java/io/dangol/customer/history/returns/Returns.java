package io.dangol.customer.history.returns;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.unique;

import io.dangol.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/// How the tests buy and give back.
final class Returns {
    static final String BOUGHT_AT = "2024-11-21T00:30:00Z";

    private Returns() {}

    /// A purchase that is recorded, as it was answered.
    static JsonPath purchase(String source, String amount, String currency) {
        return posting(Tokens.of("agent"))
                .body("""
                        {"source":"%s","orderId":"A-1001","customer":{"externalId":"00001"},"purchasedAt":"%s",
                         "channel":"store","total":{"amount":"%s","currency":"%s"}}""".formatted(source, BOUGHT_AT, amount, currency))
                .post("/v1/purchases")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /// The id of a purchase of 12,900 won by a customer of its own.
    static String purchase() {
        return purchase(unique("pos"), "12900", "KRW").getString("id");
    }

    static String body(String returnId, String amount) {
        return """
                {"returnId":"%s","returnedAt":"2024-11-22T09:30:00+09:00","total":{"amount":"%s","currency":"KRW"}}""".formatted(returnId, amount);
    }

    static Response post(String purchaseId, String body) {
        return post(unique("key"), purchaseId, body);
    }

    static Response post(String key, String purchaseId, String body) {
        return operator()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path(purchaseId));
    }

    static String path(String purchaseId) {
        return "/v1/purchases/" + purchaseId + "/returns";
    }
}
