package io.dangol.customer.history.purchase;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No two ids look alike and differ, whichever door they come by.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TwinIdsIT {
    /// By their code points: white space, controls, format, filler, unassigned.
    private static final int[] INVISIBLE = {
        0x20, 0x09, 0x0a, 0x85, 0xa0, 0x1680, 0x2003, 0x2028, 0x202f, 0x3000, 0x01, 0x7f, 0xad, 0x200b, 0x200d, 0x200e,
        0x202e, 0x2060, 0xfeff, 0x115f, 0x3164, 0xfe0f, 0xe0041, 0x0378, 0xffff
    };

    @Inject
    Database database;

    static Stream<String> fields() {
        return Stream.of(
                "source", "orderId", "customer.externalId", "channel", "store", "lines[0].sku", "lines[0].category");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void anInvisibleCharacterInAnIdOfAPurchaseIsRefused(String field) {
        String source = unique("pos");
        long before = database.everything();
        for (int character : INVISIBLE) {
            String it = Character.toString(character);
            for (String id : new String[] {"A" + it, it + "A", "A" + it + "1"}) {
                // Blanks within an id are good, and those at the ends of a line's texts are cut.
                boolean isBlank = character == ' ' && (id.equals("A 1") || field.startsWith("lines["));
                if (!isBlank) {
                    requireProblem(post(purchase(source, Map.of(field, id))).then(), 400, "validation-failed")
                            .body(at("violations.field", contains(field)));
                }
            }
        }
        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void anInvisibleCharacterInAnIdentityOrANameIsRefused() {
        String source = unique("pos");
        for (String it : new String[] {"\u00a0", "\u3000", "\u200b", "\ufeff", "\u3164"}) {
            requireCustomerRefused(
                    "{\"identity\":{\"source\":\"%s\",\"externalId\":\"1%s\"}}".formatted(source, it),
                    "identity.externalId");
            requireCustomerRefused(
                    "{\"identity\":{\"source\":\"%s%s\",\"externalId\":\"1\"}}".formatted(source, it),
                    "identity.source");
            requireCustomerRefused("{\"name\":\"Kim%s\"}".formatted(it), "name");
            requireCustomerRefused("{\"region\":\"%sKR-11\"}".formatted(it), "region");
            requireCustomerRefused("{\"interests\":[\"tea\",\"tea%s\"]}".formatted(it), "interests[1]");
            String encoded = URLEncoder.encode("1" + it, StandardCharsets.UTF_8);
            requireProblem(
                            operator()
                                    .get("/v1/customers?source=" + source + "&externalId=" + encoded)
                                    .then(),
                            400,
                            "validation-failed")
                    .body(at("violations[0].field", equalTo("externalId")));
            requireProblem(
                            operator()
                                    .get("/v1/purchases?source=" + source + "&orderId=" + encoded)
                                    .then(),
                            400,
                            "validation-failed")
                    .body(at("violations[0].field", equalTo("orderId")));
        }
    }

    @Test
    void theDecomposedFormOfAnIdIsTheSameId() {
        String source = unique("pos");
        Map<String, String> composed =
                Map.of("orderId", "주문-é1", "customer.externalId", "김-ü", "store", "강남 1호점", "lines[0].sku", "차-01");
        Map<String, String> decomposed = new TreeMap<>();
        composed.forEach((field, id) -> decomposed.put(field, Normalizer.normalize(id, Normalizer.Form.NFD)));

        String first = post(purchase(source, composed))
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
        post(purchase(source, decomposed))
                .then()
                .statusCode(200)
                .body(at("id", equalTo(first)))
                .body(at("orderId", equalTo("주문-é1")));

        String encoded = URLEncoder.encode(decomposed.get("orderId"), StandardCharsets.UTF_8);
        operator()
                .get("/v1/purchases?source=" + source + "&orderId=" + encoded)
                .then()
                .statusCode(200)
                .body(at("items.id", contains(first)));
        String customer = URLEncoder.encode(decomposed.get("customer.externalId"), StandardCharsets.UTF_8);
        operator()
                .get("/v1/customers?source=" + source + "&externalId=" + customer)
                .then()
                .statusCode(200)
                .body(at("items.size()", equalTo(1)));
    }

    private static void requireCustomerRefused(String body, String field) {
        requireProblem(
                        posting(Tokens.of("agent"))
                                .body(body)
                                .post("/v1/customers")
                                .then(),
                        400,
                        "validation-failed")
                .body(at("violations[0].field", equalTo(field)));
    }

    private static Response post(String body) {
        return posting(Tokens.of("agent")).body(body).post("/v1/purchases");
    }

    /// @param ids those that are not the usual ones
    private static String purchase(String source, Map<String, String> ids) {
        return """
                {"source":"%s","orderId":"%s","customer":{"externalId":"%s"},"purchasedAt":"2024-11-21T09:30:00+09:00",
                 "channel":"%s","store":"%s","total":{"amount":"100","currency":"KRW"},
                 "lines":[{"sku":"%s","category":"%s"}]}""".formatted(
                        json(ids.getOrDefault("source", source)),
                        json(ids.getOrDefault("orderId", "A-1")),
                        json(ids.getOrDefault("customer.externalId", "1")),
                        json(ids.getOrDefault("channel", "store")),
                        json(ids.getOrDefault("store", "gangnam")),
                        json(ids.getOrDefault("lines[0].sku", "TEA-01")),
                        json(ids.getOrDefault("lines[0].category", "tea")));
    }

    /// With what JSON does not take as it is.
    private static String json(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(unit -> escaped.append(
                        unit < 0x80 && unit > 0x1f ? Character.toString(unit) : "\\u%04x".formatted(unit)));
        return escaped.toString();
    }
}
