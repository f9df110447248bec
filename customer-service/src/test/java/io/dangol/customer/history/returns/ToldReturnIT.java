package io.dangol.customer.history.returns;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.Shop.found;
import static io.dangol.customer.history.Shop.inParallel;
import static io.dangol.customer.history.Shop.post;
import static io.dangol.customer.history.Shop.purchase;
import static io.dangol.customer.history.Shop.recorded;
import static io.dangol.customer.history.Shop.returned;
import static io.dangol.customer.history.Shop.sale;
import static io.dangol.customer.history.Shop.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.Database;
import io.dangol.customer.Database.Told;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Returns that are told by themselves: by their order, before it is known, or without one.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ToldReturnIT {
    private static final String RECORDED = "io.dangol.customer.purchase.recorded.v1";
    private static final String RETURNED = "io.dangol.customer.purchase.returned.v1";
    private static final String CREDIT = "io.dangol.customer.credit.recorded.v1";
    private static final String PATH = "/v1/returns";

    @Inject
    Database database;

    @Test
    void aReturnOfAKnownOrderIsTheReturnOfItsPurchase() {
        String source = unique("pos");
        String purchase = recorded(purchase(source, "A", "1", "12900")).getString("id");

        JsonPath made = tell(told(source, "R-1", "A", "100"), 201);

        assertThat(made.getString("state")).isEqualTo("applied");
        assertThat(made.getString("purchaseId")).isEqualTo(purchase);
        assertThat(made.getMap("$")).doesNotContainKey("problem");
        assertThat(found(purchase).getString("returnedTotal.amount")).isEqualTo("100");
        assertThat(operator()
                        .get("/v1/purchases/" + purchase + "/returns/" + made.getString("id"))
                        .jsonPath()
                        .getMap("$"))
                .isEqualTo(made.getMap("$"));
        assertThat(read(made).getMap("$")).isEqualTo(made.getMap("$"));
        assertThat(tell(told(source, "R-1", "A", "100"), 200).getMap("$")).isEqualTo(made.getMap("$"));
        requireProblem(post(PATH, told(source, "R-1", "A", "101")).then(), 409, "return-differs");
        requireProblem(post(PATH, told(source, "R-2", "A", "12801")).then(), 422, "return-exceeds-purchase");
    }

    @Test
    void aReturnThatTheOtherDoorRecordedIsTheSame() {
        String source = unique("pos");
        String purchase = recorded(purchase(source, "A", "1", "12900")).getString("id");
        JsonPath made = returned(purchase, "R-1", "100");

        assertThat(tell(told(source, "R-1", "A", "100"), 200).getMap("$")).isEqualTo(made.getMap("$"));
    }

    @Test
    void aReturnOfAnUnknownOrderWaitsAndIsAppliedWithItsPurchase() {
        String source = unique("pos");
        JsonPath waiting = tell(told(source, "R-1", "A", "100"), 201);
        JsonPath second = tell(told(source, "R-2", "A", "200"), 201);
        assertThat(waiting.getString("state")).isEqualTo("waiting");
        assertThat(waiting.getMap("$")).doesNotContainKeys("purchaseId", "customerId");
        assertThat(tell(told(source, "R-1", "A", "100"), 200).getMap("$")).isEqualTo(waiting.getMap("$"));
        requireProblem(post(PATH, told(source, "R-1", "A", "101")).then(), 409, "return-differs");
        String tag = operator().get(PATH + "/" + waiting.getString("id")).header("ETag");

        JsonPath purchase = recorded(purchase(source, "A", "1", "12900"));

        assertThat(purchase.getInt("version")).isEqualTo(3);
        assertThat(purchase.getString("returnedTotal.amount")).isEqualTo("300");
        JsonPath applied = read(waiting);
        assertThat(applied.getString("state")).isEqualTo("applied");
        assertThat(applied.getString("purchaseId")).isEqualTo(purchase.getString("id"));
        assertThat(applied.getString("customerId")).isEqualTo(purchase.getString("customerId"));
        assertThat(applied.getString("recordedAt")).isEqualTo(waiting.getString("recordedAt"));
        assertThat(operator()
                        .header("If-None-Match", tag)
                        .get(PATH + "/" + waiting.getString("id"))
                        .statusCode())
                .isEqualTo(200);
        List<Told> events = database.told(purchase.getString("customerId"));
        assertThat(events)
                .extracting(Told::type)
                .containsExactly("io.dangol.customer.customer.registered.v1", RECORDED, RETURNED, RETURNED);
        assertThat(events.subList(2, 4))
                .extracting(each -> each.data().getString("returnId"))
                .containsExactly(waiting.getString("id"), second.getString("id"));
        assertThat(tell(told(source, "R-1", "A", "100"), 200).getMap("$")).isEqualTo(applied.getMap("$"));
        assertThat(database.number("SELECT count(*) FROM standalone_return WHERE source = $1", source))
                .isZero();
    }

    @Test
    void aWaitingReturnThatItsPurchaseDoesNotAllowIsRefusedAndThePurchaseRecorded() {
        String source = unique("pos");
        JsonPath most = tell(told(source, "R-1", "A", "12800"), 201);
        JsonPath tooMuch = tell(told(source, "R-2", "A", "101"), 201);
        JsonPath rest = tell(told(source, "R-3", "A", "100"), 201);
        JsonPath dollars = tell(told(source, "R-4", "A", "1").replace("KRW", "JPY"), 201);
        JsonPath early = tell(told(source, "R-5", "A", "1").replace("2024-11-22", "2024-11-20"), 201);
        JsonPath other = tell(
                told(source, "R-6", "A", "1")
                        .replace("\"returnId\"", "\"customer\":{\"externalId\":\"2\"},\"returnId\""),
                201);

        JsonPath purchase = recorded(purchase(source, "A", "1", "12900"));

        assertThat(purchase.getString("returnedTotal.amount")).isEqualTo("12900");
        assertThat(List.of(most, rest))
                .allSatisfy(each -> assertThat(read(each).getString("state")).isEqualTo("applied"));
        assertThat(problemOf(tooMuch)).isEqualTo("return-exceeds-purchase");
        assertThat(problemOf(dollars)).isEqualTo("return-currency-differs");
        assertThat(problemOf(early)).isEqualTo("return-before-purchase");
        assertThat(problemOf(other)).isEqualTo("return-customer-differs");
        assertThat(tell(told(source, "R-2", "A", "101"), 200).getString("state"))
                .isEqualTo("refused");
        requireProblem(post(PATH, told(source, "R-2", "A", "1")).then(), 409, "return-differs");
    }

    @Test
    void theCustomerOfAReturnMustBeThatOfItsPurchase() {
        String source = unique("pos");
        JsonPath waiting = tell(of("1", told(source, "R-1", "A", "100")), 201);
        assertThat(waiting.getString("customerId")).isNotNull();

        JsonPath purchase = recorded(purchase(source, "A", "1", "12900"));

        assertThat(purchase.getString("customerId")).isEqualTo(waiting.getString("customerId"));
        assertThat(read(waiting).getString("state")).isEqualTo("applied");
        tell(of("1", told(source, "R-1", "A", "100")), 200);
        tell(of("1", told(source, "R-2", "A", "100")), 201);
        long before = database.everything();
        requireProblem(
                post(PATH, of("nobody", told(source, "R-3", "A", "100"))).then(), 422, "return-customer-differs");
        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void whatWaitedKeepsItsLinesAndItsReason() {
        String source = unique("pos");
        String body = told(source, "R-1", "A", "100")
                .replace(
                        "\"returnId\"",
                        "\"reason\":\"damaged\",\"lines\":[{\"sku\":\" TEA \",\"description\":\"Green\",\"quantity\":2,"
                                + "\"unitPrice\":{\"amount\":\"50.5\",\"currency\":\"KRW\"}}],\"returnId\"");
        JsonPath waiting = tell(body, 201);

        recorded(purchase(source, "A", "1", "12900"));

        JsonPath applied = read(waiting);
        assertThat(applied.getList("lines")).isEqualTo(waiting.getList("lines")).hasSize(1);
        assertThat(applied.getString("lines[0].sku")).isEqualTo("TEA");
        assertThat(applied.getString("reason")).isEqualTo("damaged");
        tell(body, 200);
    }

    @Test
    void aSaleToNobodyTakesReturnsThatWaited() {
        String source = unique("pos");
        tell(told(source, "R-1", "A", "100"), 201);

        JsonPath sale = recorded(sale(source, "A", "12900"));

        assertThat(sale.getString("returnedTotal.amount")).isEqualTo("100");
        assertThat(database.told(sale.getString("id")))
                .extracting(Told::type)
                .containsExactly("io.dangol.customer.sale.recorded.v1", "io.dangol.customer.sale.returned.v1");
    }

    @Test
    void aReturnWithoutAnOrderIsACreditNote() {
        String source = unique("pos");
        JsonPath nobodys = tell(told(source, "R-1", null, "100"), 201);
        JsonPath somebodys = tell(of("1", told(source, "R-2", null, "200")), 201);

        assertThat(nobodys.getString("state")).isEqualTo("credit");
        assertThat(nobodys.getMap("$")).doesNotContainKeys("orderId", "purchaseId", "customerId", "problem");
        assertThat(database.told(nobodys.getString("id")))
                .extracting(Told::type)
                .containsExactly(CREDIT);
        List<Told> events = database.told(somebodys.getString("customerId"));
        assertThat(events).extracting(Told::type).endsWith(CREDIT);
        assertThat(events.getLast().data().getString("total.amount")).isEqualTo("200");
        long before = database.everything();
        assertThat(tell(told(source, "R-1", null, "100"), 200).getMap("$")).isEqualTo(nobodys.getMap("$"));
        assertThat(tell(of("1", told(source, "R-2", null, "200")), 200).getMap("$"))
                .isEqualTo(somebodys.getMap("$"));
        requireProblem(post(PATH, told(source, "R-1", null, "101")).then(), 409, "return-differs");
        requireProblem(post(PATH, of("1", told(source, "R-1", null, "100"))).then(), 409, "return-differs");
        requireProblem(post(PATH, of("2", told(source, "R-2", null, "200"))).then(), 409, "return-differs");
        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void theSameCreditNoteToldByManyAtOnceIsRecordedOnce() {
        String source = unique("pos");

        List<Integer> statuses = inParallel(
                24,
                number -> post(PATH, of("1", told(source, "R-1", null, "100"))).statusCode());

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(database.number("SELECT count(*) FROM standalone_return WHERE source = $1", source))
                .isEqualTo(1);
        assertThat(database.events(CREDIT, source)).isEqualTo(1);
    }

    /// However the two transactions meet, the return is applied.
    @Test
    void aPurchaseAndItsReturnsThatComeAtOnceDoNotMissEachOther() {
        String source = unique("pos");

        List<Integer> statuses = inParallel(90, number -> {
            String order = "A-" + number / 3;
            return number % 3 == 0
                    ? post("/v1/purchases", purchase(source, order, "c-" + number % 7, "1000"))
                            .statusCode()
                    : post(PATH, told(source, "R-" + number % 3, order, "100")).statusCode();
        });

        assertThat(statuses).containsOnly(201);
        assertThat(database.number("SELECT count(*) FROM standalone_return WHERE source = $1", source))
                .isZero();
        assertThat(database.number(
                        "SELECT count(*) FROM purchase WHERE source = $1 AND returned_amount = 200 AND returns = 2"
                                + " AND version = 3",
                        source))
                .isEqualTo(30);
        assertThat(database.events(RETURNED, source)).isEqualTo(60);
    }

    @Test
    void theSameWaitingReturnToldByManyAtOnceWaitsOnce() {
        String source = unique("pos");

        List<Integer> statuses = inParallel(
                24, number -> post(PATH, told(source, "R-1", "A", "100")).statusCode());

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        recorded(purchase(source, "A", "1", "12900"));
        assertThat(database.events(RETURNED, source)).isEqualTo(1);
    }

    @Test
    void returnsOfAllStatesAreListed() {
        String source = unique("pos");
        JsonPath applied = tell(told(source, "R-0", "B", "1"), 201);
        JsonPath waiting = tell(told(source, "R-1", "A", "100"), 201);
        JsonPath refused = tell(told(source, "R-2", "B", "12901"), 201);
        JsonPath credit = tell(of("1", told(source, "R-1", null, "200")), 201);
        JsonPath purchase = recorded(purchase(source, "B", "1", "12900"));
        String late = returned(purchase.getString("id"), "R-1", "1").getString("id");
        String customer = purchase.getString("customerId");

        assertThat(ids("?source=" + source)).containsExactly(id(applied), id(waiting), id(refused), id(credit), late);
        assertThat(ids("?state=waiting&source=" + source)).containsExactly(id(waiting));
        assertThat(ids("?state=applied&source=" + source)).containsExactly(id(applied), late);
        assertThat(ids("?state=refused&source=" + source)).containsExactly(id(refused));
        assertThat(ids("?state=credit&customerId=" + customer)).containsExactly(id(credit));
        assertThat(ids("?customerId=" + customer)).containsExactly(id(applied), id(credit), late);
        assertThat(ids("?source=" + source + "&returnId=R-1")).containsExactly(id(waiting), id(credit), late);
        assertThat(ids("?source=" + source + "&returnId=R-1&state=applied&customerId=" + customer))
                .containsExactly(late);
        JsonPath page =
                operator().get(PATH + "?count=true&limit=2&source=" + source).jsonPath();
        assertThat(page.getInt("count")).isEqualTo(5);
        assertThat(ids("?limit=2&source=" + source + "&cursor=" + page.getString("next")))
                .containsExactly(id(refused), id(credit));
    }

    @ParameterizedTest
    @CsvSource({"state=lost,state", "returnId=R-1,source", "limit=0,limit", "colour=red,colour"})
    void aBadQueryIsAProblem(String query, String field) {
        List<String> fields = requireProblem(operator().get(PATH + "?" + query).then(), 400, "validation-failed")
                .extract()
                .as(JsonBody.class)
                .at("violations.field");

        assertThat(fields).contains(field);
    }

    @Test
    void aPartnerTellsOfItsOwnSourceAndSeesIt() {
        String source = unique("pos");
        String mine = Tokens.ofPartner(database.register(source));
        String other = Tokens.ofPartner(database.register(unique("pos")));
        String body = told(source, "R-1", "A", "100").replace("\"source\":\"" + source + "\",", "");
        String id = posting(mine)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");

        as(mine).get(PATH + "/" + id).then().statusCode(200);
        assertThat(as(mine).get(PATH).as(JsonBody.class).<List<String>>at("items.id"))
                .containsExactly(id);
        requireProblem(as(other).get(PATH + "/" + id).then(), 404, "not-found");
        assertThat(as(other).get(PATH).as(JsonBody.class).<List<String>>at("items"))
                .isEmpty();
        requireProblem(as(other).get(PATH + "?source=" + source).then(), 403, "forbidden");
        requireProblem(
                posting(other).body(told(source, "R-2", "A", "1")).post(PATH).then(), 403, "forbidden");
        requireProblem(
                posting(mine)
                        .body(body.replace(
                                "\"returnId\"",
                                "\"customer\":{\"id\":\"cus_01k9x3v1q8f7t9c2m4n6p8r0sa\"},\"returnId\""))
                        .post(PATH)
                        .then(),
                403,
                "forbidden");
    }

    @Test
    void aCustomerSeesTheirOwnReturnsAndTellsNone() {
        String source = unique("pos");
        JsonPath mine = tell(of("1", told(source, "R-1", null, "200")), 201);
        JsonPath theirs = tell(of("2", told(source, "R-2", null, "200")), 201);
        JsonPath nobodys = tell(told(source, "R-3", null, "200"), 201);
        String token = Tokens.ofCustomer(mine.getString("customerId"));

        as(token).get(PATH + "/" + id(mine)).then().statusCode(200);
        requireProblem(as(token).get(PATH + "/" + id(theirs)).then(), 404, "not-found");
        requireProblem(as(token).get(PATH + "/" + id(nobodys)).then(), 404, "not-found");
        requireProblem(as(token).get(PATH).then(), 404, "not-found");
        assertThat(as(token)
                        .get(PATH + "?customerId=" + mine.getString("customerId"))
                        .as(JsonBody.class)
                        .<List<String>>at("items.id"))
                .containsExactly(id(mine));
        requireProblem(
                posting(token).body(told(source, "R-4", null, "1")).post(PATH).then(), 403, "forbidden");
    }

    @Test
    void whatIsNotThereOrNamesNobodyIsRefused() {
        String source = unique("pos");

        requireProblem(operator().get(PATH + "/ret_01k9x3v1q8f7t9c2m4n6p8r0sa").then(), 404, "not-found");
        requireProblem(operator().get(PATH + "/1").then(), 404, "not-found");
        for (String order : new String[] {"A", null}) {
            requireProblem(
                    post(
                                    PATH,
                                    told(source, "R-1", order, "1")
                                            .replace(
                                                    "\"returnId\"",
                                                    "\"customer\":{\"id\":\"cus_01k9x3v1q8f7t9c2m4n6p8r0sa\"},\"returnId\""))
                            .then(),
                    422,
                    "unknown-customer");
        }
        requireProblem(post(PATH, "{}").then(), 400, "validation-failed");
        assertThat(database.number("SELECT count(*) FROM standalone_return WHERE source = $1", source))
                .isZero();
    }

    private static String of(String externalId, String body) {
        return body.replace("\"returnId\"", "\"customer\":{\"externalId\":\"" + externalId + "\"},\"returnId\"");
    }

    private static JsonPath tell(String body, int status) {
        return post(PATH, body).then().statusCode(status).extract().jsonPath();
    }

    private static JsonPath read(JsonPath made) {
        return operator()
                .get(PATH + "/" + made.getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String problemOf(JsonPath made) {
        JsonPath read = read(made);
        assertThat(read.getString("state")).isEqualTo("refused");
        assertThat(read.getMap("$")).doesNotContainKey("purchaseId");
        return read.getString("problem");
    }

    private static String id(JsonPath made) {
        return made.getString("id");
    }

    private static List<String> ids(String query) {
        return operator()
                .get(PATH + query)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .<List<String>>at("items.id");
    }
}
