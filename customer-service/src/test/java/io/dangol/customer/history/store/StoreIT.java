package io.dangol.customer.history.store;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.patching;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.catalogue.CatalogueFiles.CSV;
import static io.dangol.customer.history.catalogue.CatalogueFiles.NDJSON;
import static io.dangol.customer.history.catalogue.CatalogueFiles.errors;
import static io.dangol.customer.history.catalogue.CatalogueFiles.imported;
import static io.dangol.customer.history.catalogue.CatalogueFiles.requireResult;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class StoreIT {
    private static final String PATH = "/v1/stores";
    private static final String IMPORT = "/v1/stores:import";
    private static final String UNKNOWN = "sto_01k9x3v1q8f7t9c2m4n6p8r0sa";

    @Inject
    Database database;

    @Test
    void aStoreIsEnteredReadAndChanged() {
        String code = unique("store");
        Response made = post("""
                {"code":"%s","name":"강남점","address":"서울특별시 강남구 강남대로 396","region":"KR-11",
                 "latitude":37.497942,"longitude":127.0276210,"zone":"Asia/Seoul"}""".formatted(code));

        assertThat(made.statusCode()).isEqualTo(201);
        String id = made.as(JsonBody.class).<String>at("id");
        assertThat(id).matches("^sto_[0-9a-z]{26}$");
        assertThat(made.header("Location")).isEqualTo(PATH + "/" + id);
        assertThat(made.asString()).contains("\"latitude\":37.497942,\"longitude\":127.027621");
        assertThat(made.jsonPath().getBoolean("active")).isTrue();
        Response read = operator().get(PATH + "/" + id);
        assertThat(read.asString()).isEqualTo(made.asString());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");

        for (String same : List.of("{}", "{\"latitude\":37.4979420}", "{\"active\":null}")) {
            assertThat(patch(id, "\"1\"", same).header("ETag")).as(same).isEqualTo("\"1\"");
        }
        Response changed = patch(id, "\"1\"", "{\"latitude\":null,\"longitude\":null,\"active\":false}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.asString()).doesNotContain("latitude").doesNotContain("longitude");
        assertThat(changed.as(JsonBody.class).<String>at("name")).isEqualTo("강남점");
        assertThat(operator().get(PATH + "/" + id).asString()).isEqualTo(changed.asString());
    }

    @Test
    void aPatchKeepsEveryRuleAndTheVersion() {
        String id = entered(unique("store"), "\"name\":\"A\"");

        for (String wrong : List.of(
                "{\"latitude\":1}",
                "{\"latitude\":1e400,\"longitude\":1}",
                "{\"latitude\":1e999999999,\"longitude\":1}",
                "{\"latitude\":\"1\",\"longitude\":1}",
                "{\"latitude\":NaN,\"longitude\":1}",
                "{\"name\":null}",
                "{\"code\":\"other\"}",
                "{\"zone\":\"+09:00\"}",
                "[]",
                "7")) {
            assertThat(patch(id, "\"1\"", wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        requireProblem(patch(id, "\"2\"", "{}").then(), 412, "precondition-failed");
        requireProblem(
                patching(Tokens.of("operator"))
                        .body("{}")
                        .patch(PATH + "/" + id)
                        .then(),
                428,
                "precondition-required");
        requireProblem(patch(UNKNOWN, "*", "{}").then(), 404, "not-found");
        assertThat(operator().get(PATH + "/" + id).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void ofManyWhoEnterOneCodeAtOnceOneDoes() {
        String code = unique("store");

        List<Integer> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 16)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> post("{\"code\":\"%s\",\"name\":\"%d\"}".formatted(code, number))
                                    .statusCode(),
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        requireProblem(
                post("{\"code\":\"%s\",\"name\":\"again\"}".formatted(code)).then(), 409, "store-code-taken");
        assertThat(codes("?code=" + code)).containsExactly(code);
    }

    @Test
    void aListIsFilteredAndPaged() {
        String region = unique("r");
        List<String> all = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            String code = unique("store");
            all.add(code);
            entered(code, "\"name\":\"A\",\"region\":\"%s\",\"active\":%b".formatted(region, number % 2 == 0));
        }
        JsonPath first = list("?limit=3&count=true&region=" + region);

        assertThat(first.<String>getList("items.code")).isEqualTo(all.subList(0, 3));
        assertThat(first.getInt("count")).isEqualTo(5);
        assertThat(codes("?limit=3&region=" + region + "&cursor=" + first.getString("next")))
                .isEqualTo(all.subList(3, 5));
        assertThat(codes("?active=false&region=" + region)).containsExactly(all.get(1), all.get(3));
        assertThat(codes("?code=" + all.get(4))).containsExactly(all.get(4));
        for (String wrong : List.of("?code=%20", "?region=%20x", "?active=1", "?name=A", "?cursor=abc")) {
            assertThat(operator().get(PATH + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void everyWrongFieldIsNamedAndNothingIsStored() {
        long before = database.everything();
        Response answer = post("""
                {"code":"","address":"a\\nb","region":"","latitude":90.5,"zone":"KST"}""");

        requireProblem(answer.then(), 400, "validation-failed");
        assertThat(answer.jsonPath().<String>getList("violations.field"))
                .containsExactly("code", "name", "address", "region", "latitude", "longitude", "zone");
        assertThat(database.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"code\":\"a\"}",
                "{\"code\":\"a\",\"name\":\"b\",\"latitude\":1e400,\"longitude\":1}",
                "{\"code\":\"a\",\"name\":\"b\",\"latitude\":1e-999999999,\"longitude\":1}",
                "{\"code\":\"a\",\"name\":\"b\",\"latitude\":1e99999999999,\"longitude\":1}",
                "{\"code\":\"a\",\"name\":\"b\",\"latitude\":NaN,\"longitude\":1}",
                "{\"code\":\"a\",\"name\":\"b\",\"latitude\":[1],\"longitude\":1}",
                "{\"code\":\"a\",\"name\":\"b\\u0000\"}",
                "{\"code\":\"a\",\"name\":\"b\",\"version\":7}"
            })
    void aHostileBodyIsRefused(String body) {
        long before = database.everything();

        assertThat(post(body).statusCode()).isEqualTo(400);

        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void aFileCreatesAndUpdatesStores() {
        String code = unique("store");
        String file = """
                code,name,address,region,latitude,longitude,zone,active
                %1$s-A,강남점,"396, Gangnam-daero",KR-11,37.497942,127.027621,Asia/Seoul,true
                %1$s-B,Pier 39,,,,,America/Los_Angeles,
                %1$s-C,,,,,,,
                %1$s-D,D,,,37.1,,,
                %1$s-E,E,,,north,1,,
                %1$s-A,강남점,,,37.4979420,127.027621,,
                """.formatted(code);

        JsonPath rehearsed = imported(IMPORT + "?dryRun=true", CSV, file);
        requireResult(rehearsed, 2, 0, 1, 3);
        assertThat(codes("?code=" + code + "-A")).isEmpty();
        JsonPath job = imported(IMPORT, CSV, file);

        assertThat(job.getString("kind")).isEqualTo("store_import");
        requireResult(job, 2, 0, 1, 3);
        assertThat(errors(job).<String>getList("items.field")).containsExactly("name", "longitude", "latitude");
        requireResult(imported(IMPORT, CSV, file), 0, 0, 3, 3);
        requireResult(imported(IMPORT, NDJSON, """
                        {"code":"%1$s-A","name":"강남역점","active":false}
                        {"code":"%1$s-B","name":"Pier 39","latitude":37.808673,"longitude":-122.409821}
                        """.formatted(code)), 0, 2, 0, 0);
        JsonPath store = list("?code=" + code + "-A");
        assertThat(store.getString("items[0].name")).isEqualTo("강남역점");
        assertThat(store.getString("items[0].address")).isEqualTo("396, Gangnam-daero");
        assertThat(operator().get(PATH + "?code=" + code + "-A").asString())
                .contains("\"latitude\":37.497942,\"longitude\":127.027621");
        assertThat(store.getBoolean("items[0].active")).isFalse();
        assertThat(store.getInt("items[0].version")).isEqualTo(2);
    }

    @Test
    void aPurchaseMayNameAStoreThatIsNotKnown() {
        String code = unique("store");

        posting(Tokens.of("agent"))
                .body("""
                        {"source":"%s","orderId":"A","customer":{"externalId":"1"},"purchasedAt":"2024-11-21T09:30:00Z",
                         "store":"%s","total":{"amount":"1000","currency":"KRW"}}""".formatted(unique("pos"), code))
                .post("/v1/purchases")
                .then()
                .statusCode(201);

        assertThat(codes("?code=" + code)).isEmpty();
    }

    private static Response post(String body) {
        return posting(Tokens.of("marketer")).body(body).post(PATH);
    }

    private static String entered(String code, String fields) {
        return post("{\"code\":\"%s\",%s}".formatted(code, fields))
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static Response patch(String id, String tag, String patch) {
        return patching(Tokens.of("marketer"))
                .header("If-Match", tag)
                .body(patch.getBytes(StandardCharsets.UTF_8))
                .patch(PATH + "/" + id);
    }

    private static JsonPath list(String query) {
        return operator().get(PATH + query).then().statusCode(200).extract().jsonPath();
    }

    private static List<String> codes(String query) {
        return list(query).getList("items.code");
    }
}
