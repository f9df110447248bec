package io.dangol.analytics.kpi.figure;

import static io.dangol.analytics.EventFeed.caseOpened;
import static io.dangol.analytics.EventFeed.caseResolved;
import static io.dangol.analytics.EventFeed.id;
import static io.dangol.analytics.EventFeed.purchase;
import static io.dangol.analytics.EventFeed.response;
import static io.dangol.analytics.Figures.awaitAllCounted;
import static io.dangol.analytics.Figures.figure;
import static io.dangol.analytics.Figures.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.analytics.EventFeed;
import io.dangol.analytics.EventFeed.Told;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.OpenApiDocument;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class KpiIT {
    private static final String PROBLEMS = "https://dangol.io/problems/";

    private final EventFeed feed = new EventFeed();

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void aFigureHasTheShapeOfTheContract() {
        feed.publish(
                purchase(id("cus"), "2011-03-01T00:00:00+09:00", "store", "10.10", "USD"),
                purchase(id("cus"), "2011-03-31T23:59:59+09:00", "web", "20.20", "USD"),
                purchase(id("cus"), "2011-04-01T00:00:00+09:00", "web", "40.40", "USD"));
        awaitAllCounted();

        JsonPath revenue = figure("revenue", "2011-03-01", "2011-04-01");

        assertThat(revenue.getMap("").keySet().stream().map(Object::toString))
                .containsExactly("kpi", "unit", "from", "to", "value", "n", "interval", "definition", "completeTo");
        assertThat(revenue.getString("kpi")).isEqualTo("revenue");
        assertThat(revenue.getString("unit")).isEqualTo("USD");
        assertThat(revenue.getString("from")).isEqualTo("2011-03-01");
        assertThat(revenue.getString("to")).isEqualTo("2011-04-01");
        assertThat(revenue.<Object>get("value")).isEqualTo("30.30");
        assertThat(revenue.<Object>get("n")).isEqualTo(2);
        assertThat(revenue.<Object>get("interval")).isNull();
        assertThat(revenue.getString("definition")).matches("sha256:[0-9a-f]{64}");
        assertThat(revenue.getString("completeTo")).endsWith("Z");
    }

    @Test
    void aRateSaysHowSureItIs() {
        List<Told> answers = new ArrayList<>();
        for (int index = 0; index < 107; index++) {
            int score = index < 42 ? 5 : index < 74 ? 4 : index < 84 ? 3 : index < 93 ? 2 : 1;
            answers.add(response("csat", score, "web", "2012-05-05T12:00:00+09:00"));
        }
        feed.publish(answers);
        awaitAllCounted();

        JsonPath csat = figure("csat", "2012-05-05", "2012-05-06");

        assertThat(csat.getString("value")).isEqualTo("69.16");
        assertThat(csat.getLong("n")).isEqualTo(107);
        assertThat(csat.getString("interval.low")).isEqualTo("59.87");
        assertThat(csat.getString("interval.high")).isEqualTo("77.12");
        assertThat(csat.getDouble("interval.level")).isEqualTo(0.95);
        assertThat(csat.getString("interval.method")).isEqualTo("wilson");
    }

    @Test
    void netPromotersAndEffortAreCountedByTheirOwnScales() {
        feed.publish(
                response("nps", 10, "web", "2012-06-05T12:00:00+09:00"),
                response("nps", 9, "web", "2012-06-05T12:00:00+09:00"),
                response("nps", 8, "web", "2012-06-05T12:00:00+09:00"),
                response("nps", 6, "web", "2012-06-05T12:00:00+09:00"),
                response("ces", 1, "web", "2012-06-05T12:00:00+09:00"),
                response("ces", 7, "web", "2012-06-05T12:00:00+09:00"),
                response("ces", 5, "web", "2012-06-05T12:00:00+09:00"));
        awaitAllCounted();

        JsonPath nps = figure("nps", "2012-06-05", "2012-06-06");
        assertThat(nps.getString("value")).isEqualTo("25.00");
        assertThat(nps.getString("unit")).isEqualTo("score");
        assertThat(nps.getString("interval.method")).isEqualTo("normal");

        JsonPath ces = figure("ces", "2012-06-05", "2012-06-06");
        assertThat(ces.getString("value")).isEqualTo("4.33");
        assertThat(ces.getString("interval.method")).isEqualTo("t");
        assertThat(ces.getString("share.of")).isEqualTo("answers 5 to 7");
        assertThat(ces.getString("share.value")).isEqualTo("66.67");
    }

    @Test
    void customersAreCountedOnceHoweverOftenAndWhereverTheyBuy() {
        String regular = id("cus");
        String once = id("cus");
        feed.publish(
                purchase(regular, "2013-01-01T12:00:00+09:00", "store", "1.00", "USD"),
                purchase(regular, "2013-01-01T13:00:00+09:00", "web", "1.00", "USD"),
                purchase(regular, "2013-02-01T13:00:00+09:00", "store", "1.00", "USD"),
                purchase(once, "2013-01-05T12:00:00+09:00", "store", "1.00", "USD"));
        awaitAllCounted();

        JsonPath active = figure("active-customers", Map.of("from", "2013-01-01", "to", "2014-01-01", "by", "channel"));
        assertThat(active.getString("value")).isEqualTo("2");
        assertThat(active.getList("groups.channel")).containsExactly("store", "web");
        assertThat(active.getList("groups.value")).containsExactly("2", "1");
        JsonPath repeat = figure("repeat-rate", "2013-01-01", "2014-01-01");
        assertThat(repeat.getString("value")).isEqualTo("50.00");
        assertThat(repeat.getLong("n")).isEqualTo(2);
        assertThat(figure("repeat-rate", "2013-02-01", "2013-03-01").getString("value"))
                .isEqualTo("0.00");
    }

    @Test
    void groupsAreTheChannelsAndWhatHasNone() {
        feed.publish(
                purchase(id("cus"), "2014-01-01T12:00:00+09:00", "web", "3.00", "USD"),
                purchase(id("cus"), "2014-01-02T12:00:00+09:00", "web", "5.00", "USD"),
                purchase(id("cus"), "2014-01-03T12:00:00+09:00", "", "7.00", "USD"));
        awaitAllCounted();

        JsonPath average = figure("average-order", Map.of("from", "2014-01-01", "to", "2014-02-01", "by", "channel"));

        assertThat(average.getString("value")).isEqualTo("5.0000");
        assertThat(average.getList("groups.channel")).containsExactly(null, "web");
        assertThat(average.getList("groups.value")).containsExactly("7.0000", "4.0000");
        assertThat(average.getList("groups.n")).containsExactly(1, 2);
        assertThat(average.<Object>get("groups[0].interval")).isNull();
        assertThat(average.getString("groups[1].interval.method")).isEqualTo("t");
    }

    @Test
    void currenciesAreNeverAddedUp() {
        feed.publish(
                purchase(id("cus"), "2015-01-01T12:00:00+09:00", "web", "3.00", "USD"),
                purchase(id("cus"), "2015-01-02T12:00:00+09:00", "web", "12900", "KRW"),
                purchase(id("cus"), "2015-02-02T12:00:00+09:00", "web", "8.50", "EUR"));
        awaitAllCounted();

        Response several = get("/v1/kpis/revenue", Map.of("from", "2015-01-01", "to", "2015-02-01"));
        assertThat(several.statusCode()).isEqualTo(400);
        assertThat(several.contentType()).startsWith("application/problem+json");
        assertThat(several.as(JsonBody.class).<String>at("type")).isEqualTo(PROBLEMS + "currency-required");
        assertThat(several.as(JsonBody.class).<String>at("detail")).endsWith("KRW, USD");

        JsonPath won = figure("revenue", Map.of("from", "2015-01-01", "to", "2015-02-01", "currency", "KRW"));
        assertThat(won.getString("value")).isEqualTo("12900");
        assertThat(won.getString("unit")).isEqualTo("KRW");
        assertThat(figure("revenue", "2015-02-01", "2015-03-01").getString("unit"))
                .isEqualTo("EUR");
        assertThat(figure("purchases", "2015-01-01", "2015-02-01").getString("value"))
                .isEqualTo("2");
        JsonPath dollarBuyers =
                figure("active-customers", Map.of("from", "2015-01-01", "to", "2015-02-01", "currency", "USD"));
        assertThat(dollarBuyers.getString("value")).isEqualTo("1");
    }

    @Test
    void nothingSoldIsNoughtInTheCompanysCurrency() {
        JsonPath revenue = figure("revenue", "1980-01-01", "1980-02-01");

        assertThat(revenue.getString("value")).isEqualTo("0");
        assertThat(revenue.getString("unit")).isEqualTo("KRW");
        assertThat(revenue.getLong("n")).isZero();
        assertThat(figure("nps", "1980-01-01", "1980-02-01").getString("value")).isNull();
    }

    @Test
    void aSeriesHasEveryPartAlsoTheEmptyOnes() {
        String regular = id("cus");
        feed.publish(
                purchase(regular, "2016-01-31T23:00:00+09:00", "web", "3.00", "USD"),
                purchase(regular, "2016-03-01T00:00:00+09:00", "web", "5.00", "USD"),
                purchase(id("cus"), "2016-03-02T00:00:00+09:00", "web", "7.00", "USD"));
        awaitAllCounted();

        JsonPath revenue = get(
                        "/v1/kpis/revenue/series", Map.of("from", "2016-01-15", "to", "2016-04-01", "step", "month"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(revenue.getString("unit")).isEqualTo("USD");
        assertThat(revenue.getString("step")).isEqualTo("month");
        assertThat(revenue.getList("items.from")).containsExactly("2016-01-15", "2016-02-01", "2016-03-01");
        assertThat(revenue.getList("items.to")).containsExactly("2016-02-01", "2016-03-01", "2016-04-01");
        assertThat(revenue.getList("items.value")).containsExactly("3.00", "0.00", "12.00");
        assertThat(revenue.getList("items.n")).containsExactly(1, 0, 2);

        JsonPath active = get(
                        "/v1/kpis/active-customers/series",
                        Map.of("from", "2016-02-29", "to", "2016-03-08", "step", "week"))
                .jsonPath();
        assertThat(active.getList("items.from")).containsExactly("2016-02-29", "2016-03-07");
        assertThat(active.getList("items.value")).containsExactly("2", "0");
    }

    @Test
    void aCaseCountsOnTheDayItWasOpenedWhicheverEventComesFirst() {
        String late = id("cas");
        feed.publish(caseResolved(late, "2017-01-01T12:00:00+09:00", "2017-03-01T12:00:00+09:00"));
        awaitAllCounted();
        feed.publish(
                caseOpened(late, "email", "2017-01-01T12:00:00+09:00"),
                caseOpened(id("cas"), "phone", "2017-01-02T12:00:00+09:00"));
        awaitAllCounted();

        JsonPath resolution = figure("resolution", Map.of("from", "2017-01-01", "to", "2017-02-01", "by", "channel"));

        assertThat(resolution.getString("value")).isEqualTo("50.00");
        assertThat(resolution.getLong("n")).isEqualTo(2);
        assertThat(resolution.getList("groups.channel")).containsExactly("email", "phone");
        assertThat(resolution.getList("groups.value")).containsExactly("100.00", "0.00");
    }

    @Test
    void theListSaysWhatEveryFigureMeans() throws NoSuchAlgorithmException {
        JsonPath list =
                get("/v1/kpis", Map.of()).then().statusCode(200).extract().jsonPath();

        assertThat(list.getList("items.id"))
                .containsExactly(
                        "active-customers",
                        "average-order",
                        "ces",
                        "complaints",
                        "csat",
                        "feedback",
                        "net-revenue",
                        "nps",
                        "points-earned",
                        "purchases",
                        "repeat-rate",
                        "resolution",
                        "returns",
                        "revenue");
        assertThat(list.<Object>get("next")).isNull();
        JsonPath nps = get("/v1/kpis/nps/definition", Map.of()).jsonPath();
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(nps.getString("text").getBytes(StandardCharsets.UTF_8));
        assertThat(nps.getString("definition"))
                .isEqualTo("sha256:" + HexFormat.of().formatHex(digest))
                .isEqualTo(figure("nps", "1980-01-01", "1980-02-01").getString("definition"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/kpis/nps?to=2026-01-01, from",
        "/v1/kpis/nps?from=2026-01-01, to",
        "/v1/kpis/nps?from=2026-01-01&to=2026-01-01, to",
        "/v1/kpis/nps?from=2026-01-01&to=soon, to",
        "/v1/kpis/nps?from=1970-01-01&to=2026-01-01, to",
        "/v1/kpis/nps?from=2026-01-01&to=2026-02-01&by=store, by",
        "/v1/kpis/nps?from=2026-01-01&to=2026-02-01&currency=KRW, currency",
        "/v1/kpis/revenue?from=2026-01-01&to=2026-02-01&currency=won, currency",
        "/v1/kpis/nps?from=2026-01-01&to=2026-02-01&chanel=web, chanel",
        "/v1/kpis/nps/series?from=2026-01-01&to=2026-02-01, step",
        "/v1/kpis/nps/series?from=2026-01-01&to=2026-02-01&step=hour, step",
        "/v1/kpis/nps/series?from=2020-01-01&to=2026-02-01&step=day, step"
    })
    void aQuestionThatIsNotWellPutIsRefusedWithWhatIsWrong(String path, String field) {
        Response refused = get(path, Map.of());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.as(JsonBody.class).<String>at("type")).isEqualTo(PROBLEMS + "validation-failed");
        assertThat(refused.as(JsonBody.class).<String>at("violations[0].field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/kpis/happiness?from=2026-01-01&to=2026-02-01",
                "/v1/kpis/happiness/series?from=2026-01-01&to=2026-02-01&step=day",
                "/v1/kpis/happiness/definition"
            })
    void aFigureThatThereIsNotIsNotFound(String path) {
        Response refused = get(path, Map.of());

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.as(JsonBody.class).<String>at("type")).isEqualTo(PROBLEMS + "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/kpis",
                "/v1/kpis/nps?from=2026-01-01&to=2026-02-01",
                "/v1/kpis/nps/series?from=2026-01-01&to=2026-02-01&step=day",
                "/v1/kpis/nps/definition"
            })
    void figuresAreForThoseWhoWorkForTheCompany(String path) {
        for (String role : List.of("analyst", "marketer", "operator", "agent")) {
            assertThat(status(path, Tokens.of(role))).as(role).isEqualTo(200);
        }
        assertThat(status(path, Tokens.ofCustomer(id("cus")))).isEqualTo(403);
        assertThat(status(path, Tokens.ofPartner("pos"))).isEqualTo(403);
        assertThat(status(path, Tokens.expired("analyst"))).isEqualTo(401);
        assertThat(status(path, Tokens.forged("analyst"))).isEqualTo(401);
        assertThat(given().get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void theCommittedApiDescriptionIsTheOneThatIsServed() throws IOException {
        OpenApiDocument.checkCommitted();
    }

    private static int status(String path, String token) {
        return given().auth().oauth2(token).get(path).statusCode();
    }
}
