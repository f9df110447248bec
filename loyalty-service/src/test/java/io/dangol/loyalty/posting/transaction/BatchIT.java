package io.dangol.loyalty.posting.transaction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class BatchIT extends MemberPostings {
    @Test
    void everyLineSucceedsOrFailsByItself() {
        List<JsonPath> results = results(send(String.join(
                "\n",
                line("earn", 100),
                "{\"key\":\"bad\"",
                "",
                line("spend", 101),
                line("spend", 40),
                "{\"key\":\"k\",\"kind\":\"earn\"}",
                "{\"kind\":\"earn\",\"account\":\"%s\",\"points\":1,\"reason\":\"no key\"}".formatted(account),
                "x".repeat(20_000),
                line("adjust", -10))));

        assertThat(results)
                .extracting(result -> result.getLong("line"))
                .containsExactly(1L, 2L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(results)
                .extracting(result -> result.getInt("status"))
                .containsExactly(201, 400, 422, 201, 400, 400, 413, 201);
        assertThat(results.get(2).getString("type")).endsWith("/insufficient-points");
        assertThat(results.getFirst().getLong("balanceAfter")).isEqualTo(100);
        assertThat(results.getLast().getLong("balanceAfter")).isEqualTo(50);
        assertThat(stored.balance(customer)).isEqualTo(50);
    }

    @Test
    void theSameBatchAgainChangesNothingAndGetsTheSameResults() {
        String body = IntStream.range(0, 1_200)
                .mapToObj(number -> line("earn", number + 1L))
                .collect(Collectors.joining("\n"));
        List<JsonPath> first = results(send(body));
        List<JsonPath> again = results(send(body));

        long total = 1_200L * 1_201 / 2;
        assertThat(stored.balance(customer)).isEqualTo(total);
        assertThat(first).hasSize(1_200);
        assertThat(first.getLast().getLong("balanceAfter")).isEqualTo(total);
        assertThat(again).extracting(result -> result.getBoolean("replayed")).containsOnly(true);
        assertThat(again)
                .extracting(result -> result.getString("id") + result.getLong("balanceAfter"))
                .containsExactlyElementsOf(first.stream()
                        .map(result -> result.getString("id") + result.getLong("balanceAfter"))
                        .toList());
    }

    @Test
    void aKeyOfABatchIsTheKeyOfASinglePostingToo() {
        String key = UUID.randomUUID().toString();
        String posting = "\"kind\":\"earn\",\"account\":\"%s\",\"points\":5,\"reason\":\"test\"}".formatted(account);
        String id =
                results(send("{\"key\":\"" + key + "\"," + posting)).getFirst().getString("id");

        String again = given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + Tokens.of("service"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{" + posting)
                .post("/v1/transactions")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
        assertThat(again).isEqualTo(id);
        assertThat(stored.balance(customer)).isEqualTo(5);
    }

    @Test
    void othersMayNotPost() {
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + Tokens.of("analyst"))
                .contentType("application/x-ndjson")
                .body(line("earn", 1).getBytes(StandardCharsets.UTF_8))
                .post("/v1/transactions:batch")
                .then()
                .statusCode(403);
    }

    private String line(String kind, long points) {
        return "{\"key\":\"%s\",\"kind\":\"%s\",\"account\":\"%s\",\"points\":%d,\"reason\":\"test\"}"
                .formatted(
                        UUID.nameUUIDFromBytes((account + kind + points).getBytes(StandardCharsets.UTF_8)),
                        kind,
                        account,
                        points);
    }

    private static Response send(String body) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + Tokens.of("service"))
                .contentType("application/x-ndjson; charset=utf-8")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/transactions:batch");
    }

    private static List<JsonPath> results(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.asString().lines().map(JsonPath::from).toList();
    }
}
