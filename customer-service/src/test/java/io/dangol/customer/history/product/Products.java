package io.dangol.customer.history.product;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.patching;
import static io.dangol.customer.Api.posting;

import io.dangol.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the tests of products have in common.
final class Products {
    static final String PATH = "/v1/products";
    static final String IMPORT = "/v1/products:import";

    private Products() {}

    static Response post(String body) {
        return posting(Tokens.of("marketer")).body(body).post(PATH);
    }

    /// A product that was entered.
    static JsonPath entered(String body) {
        return post(body).then().statusCode(201).extract().jsonPath();
    }

    static Response patch(String id, String tag, String patch) {
        return patching(Tokens.of("marketer"))
                .header("If-Match", tag)
                .body(patch.getBytes(StandardCharsets.UTF_8))
                .patch(PATH + "/" + id);
    }

    /// The product with a sku; null if there is none.
    static @Nullable JsonPath bySku(String sku) {
        JsonPath page = list("?sku=" + sku);
        String id = page.getString("items[0].id");
        return id == null ? null : operator().get(PATH + "/" + id).jsonPath();
    }

    static JsonPath list(String query) {
        return operator().get(PATH + query).then().statusCode(200).extract().jsonPath();
    }

    static List<String> skus(String query) {
        return list(query).getList("items.sku");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// A purchase of a source with these lines.
    static Response buy(String source, String orderId, String purchasedAt, String lines) {
        return posting(Tokens.of("agent"))
                .body("""
                        {"source":"%s","orderId":"%s","customer":{"externalId":"1"},"purchasedAt":"%s",
                         "total":{"amount":"1000","currency":"KRW"},"lines":[%s]}""".formatted(source, orderId, purchasedAt, lines))
                .post("/v1/purchases");
    }

    static String line(String sku, String category) {
        return "{\"sku\":\"%s\",\"category\":\"%s\"}".formatted(sku, category);
    }
}
