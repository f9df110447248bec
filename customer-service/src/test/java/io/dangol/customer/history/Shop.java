package io.dangol.customer.history;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.unique;

import io.dangol.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// How the tests sell, put right, cancel and take back.
public final class Shop {
    /// When everything is bought.
    public static final String BOUGHT_AT = "2024-11-21T00:30:00Z";
    /// When everything is returned.
    public static final String RETURNED_AT = "2024-11-22T00:30:00Z";

    private Shop() {}

    /// The body of a sale to nobody known.
    public static String sale(String source, String orderId, String won) {
        return """
                {"source":"%s","orderId":"%s","purchasedAt":"%s","channel":"store",
                 "total":{"amount":"%s","currency":"KRW"}}""".formatted(source, orderId, BOUGHT_AT, won);
    }

    /// The body of a purchase.
    public static String purchase(String source, String orderId, String externalId, String won) {
        return sale(source, orderId, won)
                .replace("\"purchasedAt\"", "\"customer\":{\"externalId\":\"" + externalId + "\"},\"purchasedAt\"");
    }

    /// The body of a return that is told by itself.
    public static String told(String source, String returnId, String orderId, String won) {
        return """
                {"source":"%s","returnId":"%s",%s"returnedAt":"%s","total":{"amount":"%s","currency":"KRW"}}""".formatted(
                        source, returnId, orderId == null ? "" : "\"orderId\":\"" + orderId + "\",", RETURNED_AT, won);
    }

    /// The body of a correction.
    public static String correction(String won) {
        return """
                {"reason":"Wrong price.","purchasedAt":"%s","channel":"web",
                 "total":{"amount":"%s","currency":"KRW"}}""".formatted(BOUGHT_AT, won);
    }

    /// A purchase that is recorded, as it was answered.
    public static JsonPath recorded(String body) {
        return post("/v1/purchases", body).then().statusCode(201).extract().jsonPath();
    }

    public static JsonPath found(String purchaseId) {
        return operator()
                .get("/v1/purchases/" + purchaseId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// Gives back a part of a purchase.
    public static JsonPath returned(String purchaseId, String returnId, String won) {
        return post("/v1/purchases/" + purchaseId + "/returns", """
                        {"returnId":"%s","returnedAt":"%s","total":{"amount":"%s","currency":"KRW"}}""".formatted(returnId, RETURNED_AT, won))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    public static Response claim(String purchaseId, String externalId) {
        return post("/v1/purchases/" + purchaseId + "/claim", "{\"customer\":{\"externalId\":\"" + externalId + "\"}}");
    }

    public static Response correct(String purchaseId, int version, String body) {
        return change(purchaseId, "correct", version, body);
    }

    public static Response cancel(String purchaseId, int version) {
        return change(purchaseId, "cancel", version, "{\"reason\":\"Changed their mind.\"}");
    }

    private static Response change(String purchaseId, String command, int version, String body) {
        return posting(Tokens.of("agent"))
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .post("/v1/purchases/" + purchaseId + "/" + command);
    }

    public static Response post(String path, String body) {
        return operator()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", unique("key"))
                .body(body)
                .post(path);
    }

    /// Does something many times at once, and waits for all.
    public static <T> List<T> inParallel(int count, IntFunction<T> request) {
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
