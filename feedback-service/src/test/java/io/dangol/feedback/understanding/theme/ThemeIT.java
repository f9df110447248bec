package io.dangol.feedback.understanding.theme;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.feedback.understanding.theme.Planting.awaitThemes;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.feedback.understanding.theme.PlantedFeedback.Said;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ThemeIT {
    private static final String SOME = "/v1/themes/thm_0000000000000g0000000000vv";

    @Test
    void whatRisesAndFallsIsFoundWithExamplesAndNothingElseIs() {
        Planting planting = new Planting();
        List<Said> said = PlantedFeedback.of(42, 20);
        planting.plant(said, planting.channel(), null);
        int now = (int) said.stream().filter(Said::isNow).count();

        JsonPath themes = awaitThemes("channel=" + planting.channel(), now, said.size() - now);

        List<String> rising = themes.getList("items.findAll { it.trend == 'rising' && it.kind == 'term' }.label");
        List<String> falling = themes.getList("items.findAll { it.trend == 'falling' && it.kind == 'term' }.label");
        assertThat(rising)
                .anyMatch(label -> label.contains("앱"))
                .anyMatch(label -> label.contains("checkout page"))
                .allMatch(label -> label.matches(".*(앱|튕|업데이트|결제|checkout|page|fr[eo]+z).*"));
        assertThat(falling)
                .anyMatch(label -> label.contains("쿠폰"))
                .anyMatch(label -> label.contains("promo code"))
                .allMatch(label -> label.matches(".*(쿠폰|적용|promo|code|rejected).*"));
        requireSense(themes);
        requireDetail(planting, themes.getString("items.find { it.label.contains('promo code') }.id"));
        requireExamples(planting, themes.getString("items.find { it.label.contains('promo code') }.id"));
    }

    private static void requireSense(JsonPath themes) {
        String promo = "items.find { it.label.contains('promo code') }.";
        assertThat(themes.getDouble(promo + "qValue")).isLessThan(0.01);
        assertThat(themes.getDouble(promo + "pValue")).isLessThanOrEqualTo(themes.getDouble(promo + "qValue"));
        assertThat(themes.getDouble(promo + "change.high")).isLessThan(1);
        assertThat(themes.getDouble(promo + "expected")).isGreaterThan(themes.getDouble(promo + "customers"));
        assertThat(themes.getInt("tested")).isGreaterThan(20);
        assertThat(themes.getDouble("sampled")).isEqualTo(1);
        assertThat(themes.getString("completeTo")).isNotNull();
    }

    private static void requireDetail(Planting planting, String id) {
        JsonPath detail = as(Roles.OPERATOR)
                .get("/v1/themes/" + id + "?interval=week&channel=" + planting.channel())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Integer> weeks = detail.getList("series.feedback");
        int inWindow = detail.getInt("theme.feedback");
        assertThat(weeks).hasSizeBetween(8, 9);
        assertThat(weeks.stream().mapToInt(Integer::intValue).sum()).isGreaterThan(3 * inWindow);
        assertThat(detail.getList("channels.name")).containsExactly(planting.channel());
        assertThat(detail.getInt("channels[0].feedback")).isEqualTo(inWindow);
        assertThat(detail.getList("products")).hasSize(1);
    }

    private static void requireExamples(Planting planting, String id) {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        do {
            JsonPath page = as(Roles.AGENT)
                    .get("/v1/themes/" + id + "/examples?limit=7&channel=" + planting.channel() + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("items.text", String.class)).allMatch(text -> text.contains("promo code"));
            assertThat(ids).doesNotContainAnyElementsOf(page.getList("items.id", String.class));
            ids.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        as(Roles.OPERATOR)
                .get("/v1/themes/" + id + "?channel=" + planting.channel())
                .then()
                .body(at("theme.feedback", equalTo(ids.size())));
    }

    @Test
    void aChannelAndAProductAreLookedAtByThemselves() {
        Planting planting = new Planting();
        String store = planting.channel().substring(0, 20) + "-store";
        List<Said> sour = new ArrayList<>();
        List<Said> plain = new ArrayList<>();
        for (int customer = 0; customer < 60; customer++) {
            sour.add(new Said(1 + customer % 28, "a-" + customer, "우유가 시큼한 냄새"));
            plain.add(new Said(1 + customer % 56, "b-" + customer, "직원분 친절 응대"));
        }
        planting.plant(plain, store, "MILK-1");
        planting.plant(sour, store, "MILK-2");
        planting.plant(plain, store, "MILK-2");
        planting.plant(sour.subList(0, 20), planting.channel(), "MILK-2");

        JsonPath both = awaitThemes("channel=" + store + "&product=MILK-2", 92, 28);
        JsonPath one = awaitThemes("channel=" + store + "&product=MILK-1", 32, 28);

        assertThat(both.getList("items.findAll { it.trend == 'rising' }.label")).contains("우유 시큼한 냄새");
        assertThat(both.getInt("items.find { it.label == '우유 시큼한 냄새' }.customers"))
                .isEqualTo(60);
        assertThat(one.getList("items.label")).isNotEmpty().doesNotContain("우유 시큼한 냄새");
        assertThat(one.getList("items.trend")).containsOnly("steady");
    }

    @Test
    void aCorrectionMovesFeedbackToAnotherCategory() {
        Planting planting = new Planting();
        List<Said> said = new ArrayList<>();
        for (int customer = 0; customer < 8; customer++) {
            said.add(new Said(2, "c-" + customer, "배송이 일주일째 안 와요"));
        }
        planting.plant(said, planting.channel(), null);
        awaitThemes("channel=" + planting.channel(), 8, 0);

        List<String> ids = as(Roles.AGENT)
                .get("/v1/feedback?limit=200&channel=" + planting.channel())
                .path("items.id");
        for (String id : ids.subList(0, 7)) {
            as(Roles.AGENT)
                    .body("{\"task\":\"category\",\"label\":\"packaging\"}")
                    .post("/v1/feedback/" + id + "/corrections")
                    .then()
                    .statusCode(200);
        }

        JsonPath packaging = awaitThemes("category=packaging&channel=" + planting.channel(), 7, 0);
        assertThat(packaging.getList("items.label")).contains("packaging");
        await().atMost(Planting.PATIENCE).untilAsserted(() -> {
            JsonPath all = awaitThemes("kind=category&channel=" + planting.channel(), 8, 0);
            assertThat(all.getMap("items.collectEntries { [it.label, it.customers] }"))
                    .isEqualTo(Map.of("packaging", 7));
        });
    }

    @Test
    void lateFeedbackCountsOnTheDayThatItWasSaid() {
        Planting planting = new Planting();
        List<Said> said = new ArrayList<>();
        for (int customer = 0; customer < 9; customer++) {
            said.add(new Said(40, "c-" + customer, "late backdated words"));
        }
        planting.plant(said, planting.channel(), null);

        JsonPath themes = awaitThemes("channel=" + planting.channel(), 0, 9);

        assertThat(themes.getInt("items[0].comparedCustomers")).isEqualTo(9);
        assertThat(themes.getInt("items[0].customers")).isZero();
        assertThat(themes.getMap("items[0]")).doesNotContainKey("change");
    }

    @Test
    void pagesFollowEachOther() {
        Planting planting = new Planting();
        List<Said> said = new ArrayList<>();
        for (int theme = 0; theme < 9; theme++) {
            for (int customer = 0; customer < 5 + theme; customer++) {
                said.add(new Said(3, "c-" + customer, "가나다라마바사아자".charAt(theme) + "롱뎅"));
            }
        }
        planting.plant(said, planting.channel(), null);
        JsonPath all = awaitThemes("kind=term&channel=" + planting.channel(), said.size(), 0);

        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = as(Roles.AGENT)
                    .get("/v1/themes?kind=term&limit=2&channel=" + planting.channel() + cursor)
                    .jsonPath();
            paged.addAll(page.getList("items.label", String.class));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);

        assertThat(paged).hasSize(9).isEqualTo(all.getList("items.label"));
        problem(as(Roles.AGENT).get("/v1/themes?cursor=eA").then(), 400, "invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?trend=up",
                "?kind=word",
                "?from=yesterday",
                "?from=2026-11-02&to=2026-11-01",
                "?from=2024-01-01&to=2026-11-01",
                "?from=0001-01-01&to=0001-01-02",
                "?to=99999-01-01",
                "?compareFrom=2026-10-30&compareTo=2026-11-20&from=2026-11-01&to=2026-11-21",
                "?product=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "?limit=0",
                "?limit=201",
                "?chanel=web",
                "?from=2026-11-01&from=2026-11-02"
            })
    void aQueryThatMakesNoSenseIsRefused(String query) {
        problem(as(Roles.ANALYST).get("/v1/themes" + query).then(), 400, "validation-failed");
    }

    @Test
    void whatIsNoThemeIsNotFound() {
        problem(as(Roles.ANALYST).get(SOME).then(), 404, "not-found");
        problem(as(Roles.ANALYST).get("/v1/themes/thm_x").then(), 404, "not-found");
        problem(
                as(Roles.ANALYST)
                        .get("/v1/themes/fbk_00000000000000000000000000")
                        .then(),
                404,
                "not-found");
        problem(as(Roles.ANALYST).get("/v1/themes/fbk_0/examples").then(), 404, "not-found");
        problem(as(Roles.ANALYST).get(SOME + "?interval=month").then(), 400, "validation-failed");
    }
}
