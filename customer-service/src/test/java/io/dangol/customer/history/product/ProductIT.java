package io.dangol.customer.history.product;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.patching;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.product.Products.PATH;
import static io.dangol.customer.history.product.Products.encoded;
import static io.dangol.customer.history.product.Products.entered;
import static io.dangol.customer.history.product.Products.list;
import static io.dangol.customer.history.product.Products.patch;
import static io.dangol.customer.history.product.Products.post;
import static io.dangol.customer.history.product.Products.skus;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
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
class ProductIT {
    private static final String UNKNOWN = "prd_01k9x3v1q8f7t9c2m4n6p8r0sa";

    @Inject
    Database database;

    @Test
    void aProductIsEnteredReadAndChanged() {
        String sku = unique("tea");
        Response made = post("""
                {"sku":"%s","nameKo":"제주 녹차","categoryPath":["tea","green"],"price":{"amount":"11.5","currency":"USD"}}
                """.formatted(sku));

        assertThat(made.statusCode()).isEqualTo(201);
        JsonPath product = made.jsonPath();
        String id = product.getString("id");
        assertThat(id).matches("^prd_[0-9a-z]{26}$");
        assertThat(made.header("Location")).isEqualTo(PATH + "/" + id);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(product.getString("sku")).isEqualTo(sku);
        assertThat(product.getString("nameKo")).isEqualTo("제주 녹차");
        assertThat(product.getString("nameEn")).isNull();
        assertThat(product.getList("categoryPath")).isEqualTo(List.of("tea", "green"));
        assertThat(product.getMap("price")).hasToString("{amount=11.50, currency=USD}");
        assertThat(product.getBoolean("active")).isTrue();
        assertThat(product.getBoolean("completed")).isTrue();
        Response read = operator().get(PATH + "/" + id);
        assertThat(read.asString()).isEqualTo(made.asString());
        assertThat(operator()
                        .header("If-None-Match", read.header("ETag"))
                        .get(PATH + "/" + id)
                        .statusCode())
                .isEqualTo(304);

        Response changed =
                patch(id, "\"1\"", "{\"nameEn\":\"Green tea\",\"nameKo\":null,\"categoryPath\":null,\"active\":false}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.as(JsonBody.class).<String>at("nameEn")).isEqualTo("Green tea");
        assertThat(changed.as(JsonBody.class).<String>at("nameKo")).isNull();
        assertThat(changed.as(JsonBody.class).<List<?>>at("categoryPath")).isEmpty();
        assertThat(changed.as(JsonBody.class).<String>at("price.amount")).isEqualTo("11.50");
        assertThat(changed.jsonPath().getBoolean("active")).isFalse();
        assertThat(operator().get(PATH + "/" + id).asString()).isEqualTo(changed.asString());
    }

    @Test
    void aPatchThatChangesNothingLeavesTheVersion() {
        JsonPath product =
                entered("{\"sku\":\"%s\",\"nameEn\":\"Tea\",\"price\":{\"amount\":\"6450\",\"currency\":\"KRW\"}}"
                        .formatted(unique("tea")));
        String id = product.getString("id");

        for (String same : List.of(
                "{}", "{\"nameEn\":\"Tea\"}", "{\"nameKo\":null}", "{\"sku\":\"" + product.getString("sku") + "\"}")) {
            Response answer = patch(id, "\"1\"", same);
            assertThat(answer.statusCode()).as(same).isEqualTo(200);
            assertThat(answer.header("ETag")).as(same).isEqualTo("\"1\"");
        }
        assertThat(operator().get(PATH + "/" + id).as(JsonBody.class).<String>at("updatedAt"))
                .isEqualTo(product.getString("updatedAt"));
    }

    @Test
    void aSkuIsTakenOnceAndNeverChanges() {
        String sku = unique("tea");
        String id = entered("{\"sku\":\"%s\"}".formatted(sku)).getString("id");
        long before = database.everything();

        requireProblem(post("{\"sku\":\"%s\"}".formatted(sku)).then(), 409, "sku-taken");
        requireProblem(patch(id, "*", "{\"sku\":\"another\"}").then(), 400, "validation-failed");
        requireProblem(patch(id, "*", "{\"sku\":null}").then(), 400, "validation-failed");

        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void theSameKeyIsTheSameProduct() {
        String key = unique("key");
        String body = "{\"sku\":\"%s\"}".formatted(unique("tea"));
        Response first = withKey(key, body);
        Response again = withKey(key, body);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        requireProblem(withKey(key, "{\"sku\":\"%s\"}".formatted(unique("tea"))).then(), 422, "idempotency-key-reused");
    }

    private static Response withKey(String key, String body) {
        return as(Tokens.of("marketer"))
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH);
    }

    @Test
    void aChangeNeedsTheVersionThatIsThere() {
        String id = entered("{\"sku\":\"%s\"}".formatted(unique("tea"))).getString("id");

        requireProblem(
                patching(Tokens.of("operator"))
                        .body("{}")
                        .patch(PATH + "/" + id)
                        .then(),
                428,
                "precondition-required");
        requireProblem(patch(id, "\"7\"", "{\"nameEn\":\"a\"}").then(), 412, "precondition-failed");
        requireProblem(patch(UNKNOWN, "*", "{}").then(), 404, "not-found");
        requireProblem(operator().get(PATH + "/" + UNKNOWN).then(), 404, "not-found");
        requireProblem(operator().get(PATH + "/1").then(), 404, "not-found");
        assertThat(operator().get(PATH + "/" + id).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void ofManyWhoEnterOneSkuAtOnceOneDoes() {
        String sku = unique("tea");

        List<Integer> answers = atOnce(16, number -> post("{\"sku\":\"%s\",\"nameEn\":\"%d\"}".formatted(sku, number)));

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(skus("?sku=" + sku)).containsExactly(sku);
    }

    @Test
    void ofManyWhoSawTheSameVersionOneChangesIt() {
        String id = entered("{\"sku\":\"%s\"}".formatted(unique("tea"))).getString("id");

        List<Integer> answers = atOnce(16, number -> patch(id, "\"1\"", "{\"nameEn\":\"%d\"}".formatted(number)));

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(operator().get(PATH + "/" + id).header("ETag")).isEqualTo("\"2\"");
    }

    private static List<Integer> atOnce(int callers, IntFunction<Response> call) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, callers)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> call.apply(number).statusCode(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    @Test
    void aListIsFiltered() {
        String mark = unique("m");
        entered("""
                {"sku":"%1$s-A_1","nameKo":"녹차 %1$s","nameEn":"Green %1$s","categoryPath":["%1$s","green"]}
                """.formatted(mark));
        entered("{\"sku\":\"%1$s-AX1\",\"nameEn\":\"%1$s 100%%\",\"categoryPath\":[\"%1$s\"],\"active\":false}"
                .formatted(mark));
        entered("{\"sku\":\"x-%1$s\",\"categoryPath\":[\"%1$s\",\"greenish\"]}".formatted(mark));
        String first = mark + "-A_1";
        String second = mark + "-AX1";
        String third = "x-" + mark;

        assertThat(skus("?sku=" + second)).containsExactly(second);
        assertThat(skus("?category=" + mark)).containsExactly(first, second, third);
        assertThat(skus("?category=" + encoded(mark + ">green"))).containsExactly(first);
        assertThat(skus("?category=" + encoded(mark + " > green "))).containsExactly(first);
        assertThat(skus("?category=" + encoded(mark + ">gree"))).isEmpty();
        assertThat(skus("?category=" + mark + "&active=false")).containsExactly(second);
        assertThat(skus("?category=" + mark + "&active=true&completed=true")).containsExactly(first, third);
        assertThat(skus("?category=" + mark + "&completed=false")).isEmpty();
        assertThat(skus("?q=" + (mark + "-a").toUpperCase(java.util.Locale.ROOT)))
                .containsExactly(first, second);
        assertThat(skus("?q=" + mark + "-a_")).containsExactly(first);
        assertThat(skus("?q=" + encoded(mark + " 100%"))).containsExactly(second);
        assertThat(skus("?q=" + encoded(mark + "%"))).isEmpty();
        assertThat(skus("?q=" + encoded("녹차 " + mark))).containsExactly(first);
        assertThat(skus("?q=" + encoded("gREEN " + mark))).containsExactly(first);
        assertThat(skus("?q=" + encoded("' OR 1=1 --"))).isEmpty();
    }

    @Test
    void aListIsPagedAndCountedIfAsked() {
        String mark = unique("m");
        List<String> all = IntStream.range(0, 7)
                .mapToObj(
                        number -> entered("{\"sku\":\"%s-%d\",\"categoryPath\":[\"%s\"]}".formatted(mark, number, mark))
                                .getString("sku"))
                .toList();
        List<String> seen = new ArrayList<>();
        String query = "?category=" + mark + "&limit=3&count=true";
        String cursor = "";

        while (cursor != null) {
            JsonPath page = list(query + cursor);
            assertThat(page.getInt("count")).isEqualTo(7);
            seen.addAll(page.getList("items.sku"));
            String next = page.getString("next");
            cursor = next == null ? null : "&cursor=" + next;
        }

        assertThat(seen).isEqualTo(all);
        assertThat(list("?category=" + mark).<Integer>get("count")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?sku=%20a",
                "?category=a%3E%3Eb",
                "?category=a%3Eb%3E",
                "?category=a%3Ea%3Ea%3Ea%3Ea%3Ea",
                "?active=yes",
                "?completed=",
                "?colour=red",
                "?limit=0",
                "?limit=201",
                "?cursor=%25"
            })
    void aWrongFilterIsRefused(String query) {
        assertThat(operator().get(PATH + query).statusCode()).isEqualTo(400);
    }

    @Test
    void everyWrongFieldIsNamedAndNothingIsStored() {
        long before = database.everything();
        Response answer = post("""
                {"sku":" ","nameKo":"","nameEn":"a\\nb","categoryPath":["a>b",null],"price":{"amount":"1.5","currency":"KRW"}}
                """);

        requireProblem(answer.then(), 400, "validation-failed");
        assertThat(answer.as(JsonBody.class).<List<?>>at("violations.field"))
                .isEqualTo(List.of("sku", "nameKo", "nameEn", "categoryPath[0]", "categoryPath[1]", "price.amount"));
        assertThat(database.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"sku\":7}",
                "{\"sku\":\"a\\u0000b\"}",
                "{\"sku\":\"a\\ud800\"}",
                "{\"sku\":\"a\",\"colour\":\"red\"}",
                "{\"sku\":\"a\",\"sku\":\"b\"}",
                "{\"sku\":\"a\",\"categoryPath\":\"tea\"}",
                "{\"sku\":\"a\",\"categoryPath\":[\"a\",\"a\",\"a\",\"a\",\"a\",\"a\"]}",
                "{\"sku\":\"a\",\"active\":\"yes\"}",
                "{\"sku\":\"a\",\"price\":{}}",
                "{\"sku\":\"a\",\"price\":{\"amount\":\"-1\",\"currency\":\"KRW\"}}",
                "{\"sku\":\"a\",\"price\":{\"amount\":\"1\",\"currency\":\"XXX\"}}",
                "{\"sku\":\"a\",\"price\":{\"amount\":1,\"currency\":\"KRW\"}}",
                "{\"sku\":\"a\",\"completed\":true}",
                "{\"sku\":\"a\",\"lastSoldAt\":\"2026-11-21T00:00:00Z\"}",
            })
    void aHostileBodyIsRefused(String body) {
        long before = database.everything();

        assertThat(post(body).statusCode()).isEqualTo(400);

        assertThat(database.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/products, agent marketer analyst operator service partner",
        "GET, /v1/products/prd_01k9x3v1q8f7t9c2m4n6p8r0sa, agent marketer analyst operator service partner",
        "GET, /v1/product-categories, agent marketer analyst operator service partner",
        "POST, /v1/products, marketer operator service",
        "PATCH, /v1/products/prd_01k9x3v1q8f7t9c2m4n6p8r0sa, marketer operator service",
        "POST, /v1/products:import, marketer operator service",
        "GET, /v1/stores, agent marketer analyst operator service partner",
        "GET, /v1/stores/sto_01k9x3v1q8f7t9c2m4n6p8r0sa, agent marketer analyst operator service partner",
        "POST, /v1/stores, marketer operator service",
        "PATCH, /v1/stores/sto_01k9x3v1q8f7t9c2m4n6p8r0sa, marketer operator service",
        "POST, /v1/stores:import, marketer operator service",
    })
    void onlyTheRolesThatMayCan(String method, String path, String roles) {
        for (String role : List.of("agent", "marketer", "analyst", "operator", "service", "partner", "customer")) {
            String token =
                    role.equals("partner") ? Tokens.ofPartner(database.register(unique("src"))) : Tokens.of(role);
            int status = as(token)
                    .contentType(contentType(method, path))
                    .request(method, path)
                    .statusCode();
            assertThat(status == 403)
                    .as("%s %s as %s: %d", method, path, role, status)
                    .isEqualTo(!List.of(roles.split(" ")).contains(role));
        }
        assertThat(given().urlEncodingEnabled(false)
                        .contentType(contentType(method, path))
                        .request(method, path)
                        .statusCode())
                .isEqualTo(401);
    }

    private static String contentType(String method, String path) {
        if (path.endsWith(":import")) {
            return "text/csv";
        }
        return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    }

    @Test
    void aReaderDoesNotWrite() {
        requireProblem(
                posting(Tokens.of("analyst")).body("{\"sku\":\"a\"}").post(PATH).then(), 403, "forbidden");
    }
}
