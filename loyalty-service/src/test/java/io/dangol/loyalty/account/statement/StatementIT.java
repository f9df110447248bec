package io.dangol.loyalty.account.statement;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Postings;
import io.dangol.loyalty.support.Postings.Posted;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class StatementIT {
    private static final String ISSUANCE = "acc_0000000000e008000000000001";
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @Inject
    Postings postings;

    private AccountId id = new AccountId(new UUID(0, 0));
    private String account = "";
    private String today = "";
    private String period = "";

    @BeforeEach
    void aMember() {
        String customer = facts.newId("cus");
        facts.registered(customer);
        stored.awaitBalance(customer, 0);
        id = stored.account(customer);
        account = id.text();
        Posted earned = postings.earn(id, 129, FIRST, null);
        postings.spend(id, 29, FIRST);
        LocalDate day = LocalDate.ofInstant(earned.recordedAt(), ZoneId.of("Asia/Seoul"));
        today = day.toString();
        period = "?from=" + day + "&to=" + day.plusDays(2);
    }

    @Test
    void aStatementIsJsonForWhoDoesNotMind() {
        get("*/*", period)
                .contentType("application/json")
                .header("Content-Disposition", startsWith("attachment; filename=\"statement-" + account))
                .header("Content-Disposition", endsWith(".json\""))
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .body(at("accountId", equalTo(account)))
                .body(at("kind", equalTo("spendable")))
                .body(at("from", equalTo(today)))
                .body(at("zone", equalTo("Asia/Seoul")))
                .body(at("openingBalance", equalTo(0)))
                .body(at("closingBalance", equalTo(100)))
                .body(at("sums.earned", equalTo(129)))
                .body(at("sums.spent", equalTo(-29)))
                .body(at("lines.amount", contains(129, -29)))
                .body(at("lines.balanceAfter", contains(129, 100)))
                .body(at("lines.kind", contains("earn", "spend")))
                .body(at("lines.effectiveAt", contains(FIRST.toString(), FIRST.toString())));
    }

    @Test
    void linesBelongToWhenTheyWereEnteredAndTheBalanceGoesOnFromDayToDay() throws Exception {
        Posted third = postings.earn(id, 7, FIRST, null);
        // As if the first two had been entered on the day before.
        stored.tamper("""
                UPDATE ledger_transaction SET recorded_at = recorded_at - interval '1 day'
                WHERE id IN (SELECT transaction_id FROM ledger_entry
                    WHERE account_id = '%s' AND transaction_id <> '%s')""".formatted(id.value(), third.transaction().id()));
        LocalDate day = LocalDate.ofInstant(third.recordedAt(), ZoneId.of("Asia/Seoul"));

        JsonPath before = get("application/json", "?from=" + day.minusDays(1) + "&to=" + day)
                .body(at("openingBalance", equalTo(0)))
                .body(at("lines.balanceAfter", contains(129, 100)))
                .extract()
                .jsonPath();
        get("application/json", "?from=" + day + "&to=" + day.plusDays(1))
                .body(at("openingBalance", equalTo(before.getInt("closingBalance"))))
                .body(at("lines.amount", contains(7)))
                .body(at("closingBalance", equalTo(107)));
        get("application/json", "?from=" + day.plusDays(1) + "&to=" + day.plusDays(2))
                .body(at("openingBalance", equalTo(107)))
                .body(at("closingBalance", equalTo(107)))
                .body(at("lines", empty()));
    }

    @Test
    void aStatementIsCsvWithAMarkForWhoWantsOne() {
        byte[] plain = get("text/csv", period)
                .header("Content-Type", "text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", endsWith(".csv\""))
                .extract()
                .asByteArray();
        List<String> lines = new String(plain, StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("recorded_at,effective_at,kind,reason");
        assertThat(lines.get(1)).contains(",earn,test,order A-1,129,129,txn_");
        assertThat(lines.get(2)).contains(",spend,test,order A-1,-29,100,txn_");
        byte[] marked = get("text/csv", period + "&bom=true").extract().asByteArray();
        assertThat(new String(marked, StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF" + new String(plain, StandardCharsets.UTF_8));
    }

    @Test
    void aStatementIsPrintedInEitherLanguage() throws IOException {
        byte[] english = get("application/pdf", period)
                .contentType("application/pdf")
                .header("Content-Disposition", endsWith(".pdf\""))
                .extract()
                .asByteArray();
        assertThat(text(english)).contains("Points statement", "Closing balance", "+129", "-29");
        byte[] korean = get("application/pdf", period + "&lang=ko").extract().asByteArray();
        assertThat(text(korean)).contains("포인트 거래 내역서", "기말 잔액");
    }

    @Test
    void withoutAPeriodTheStatementIsOfThisMonth() {
        get("application/json", "").body(at("from", endsWith("-01"))).body(at("accountId", equalTo(account)));
    }

    @Test
    void otherFormatsAreNotHad() {
        send("image/png", period)
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body(at("type", endsWith("/not-acceptable")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=2026-11-01",
                "?to=2026-12-01",
                "?from=2026-12-01&to=2026-11-01",
                "?from=2026-11-01&to=2026-11-01",
                "?from=2024-11-01&to=2026-11-01",
                "?from=November&to=2026-12-01",
                "?lang=fr",
                "?bom=yes",
                "?limit=10",
            })
    void aQueryThatIsNotUnderstoodIsABadRequest(String query) {
        send("application/json", query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void theProgrammesAccountsHaveNoStatements() {
        as("analyst")
                .get("/v1/accounts/" + ISSUANCE + "/statement")
                .then()
                .statusCode(422)
                .body(at("type", endsWith("/statement-of-programme")));
    }

    @Test
    void tenThousandLinesArePrintedAFewTimesAtOnceAndOneMoreIsRefused() throws Exception {
        postings.earnOneByOne(id, 9_998);
        get("application/json", period).body(at("lines", hasSize(10_000))).body(at("closingBalance", equalTo(10_098)));

        List<Response> answers = atOnce(12, () -> send("application/pdf", period));
        assertThat(answers).extracting(Response::statusCode).contains(200, 503).containsOnly(200, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isNotNull());
        send("application/pdf", period).then().statusCode(200);

        postings.earn(id, 1, FIRST, null);
        send("application/json", period)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body(at("type", endsWith("/statement-too-long")));
    }

    private static <T> List<T> atOnce(int number, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(number)) {
            List<Callable<T>> tasks =
                    IntStream.range(0, number).mapToObj(each -> work).toList();
            return threads.invokeAll(tasks).stream().map(Future::resultNow).collect(Collectors.toList());
        }
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private ValidatableResponse get(String accept, String query) {
        return send(accept, query).then().statusCode(200);
    }

    private Response send(String accept, String query) {
        return as("agent").accept(accept).get("/v1/accounts/" + account + "/statement" + query);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role));
    }
}
