package io.dangol.customer.history.product;

import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.product.Products.entered;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ProductCategoryIT {
    private static final String PATH = "/v1/product-categories";

    @Test
    void everyPathIsListedOnceWithItsProducts() {
        String mark = unique("m");
        String longest = "가".repeat(100);
        List<String> paths = List.of(
                "[\"%s\"]".formatted(mark),
                "[\"%s\",\"green\"]".formatted(mark),
                "[\"%s\",\"green\"]".formatted(mark),
                "[\"%1$s\",\"%2$s\",\"%2$s\",\"%2$s\",\"%2$s\"]".formatted(mark, longest),
                "[\"%1$s\",\"%2$s\",\"%2$s\",\"%2$s\",\"%2$s!\"]".formatted(mark, longest.substring(1)),
                "[]");
        for (int number = 0; number < paths.size(); number++) {
            entered("{\"sku\":\"%s-%d\",\"categoryPath\":%s}".formatted(mark, number, paths.get(number)));
        }
        List<Map<String, Object>> ours = new ArrayList<>();
        List<List<String>> all = new ArrayList<>();
        String cursor = "";

        while (cursor != null) {
            JsonPath page = operator()
                    .get(PATH + "?limit=1&count=true" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            items.forEach(item -> all.add(path(item)));
            items.stream().filter(item -> path(item).getFirst().equals(mark)).forEach(ours::add);
            String next = page.getString("next");
            assertThat(next == null || next.length() <= 200).isTrue();
            cursor = next == null ? null : "&cursor=" + next;
        }

        assertThat(all).doesNotHaveDuplicates();
        assertThat(ours).hasSize(4);
        assertThat(ours.stream().filter(item -> path(item).equals(List.of(mark, "green"))))
                .singleElement()
                .satisfies(item -> assertThat(item.get("products")).isEqualTo(2));
        JsonPath whole = operator().get(PATH + "?limit=200&count=true").jsonPath();
        assertThat(whole.getInt("count")).isEqualTo(whole.getList("items").size());
    }

    @SuppressWarnings("unchecked")
    private static List<String> path(Map<String, Object> item) {
        return (List<String>) item.get("categoryPath");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "a\u0000b", "tea 0123", "t\u0000a 0123456789abcdef0123456789abcdef"})
    void aCursorThatIsNoneIsRefused(String position) {
        String cursor =
                Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));

        assertThat(operator().get(PATH + "?cursor=" + cursor).statusCode()).isEqualTo(400);
    }
}
