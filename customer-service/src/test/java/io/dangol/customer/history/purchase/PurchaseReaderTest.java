package io.dangol.customer.history.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.history.purchase.PurchaseReader.Accepted;
import io.dangol.customer.history.purchase.PurchaseReader.Rejected;
import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final CustomerReference NAMED = new CustomerReference(null, "00001");
    private static final Money TOTAL = new Money("12900", "KRW");

    @Test
    void aPurchaseIsWhatTheSourceTold() {
        Line line = new Line("TEA-01", "tea", null, 2, new UnitPrice("6450", "KRW"));
        PurchaseRequest request = new PurchaseRequest(
                "pos-7", "A-1001", NAMED, "2026-11-21T09:30:00+09:00", "store", "gangnam", TOTAL, List.of(line));

        assertThat(accepted(request))
                .isEqualTo(new NewPurchase(
                        "pos-7",
                        "A-1001",
                        new Buyer.Named(new Identity("pos-7", "00001")),
                        new PurchaseContent(
                                Instant.parse("2026-11-21T00:30:00Z"), "store", "gangnam", TOTAL, List.of(line))));
    }

    @Test
    void aCustomerIsNamedByEitherId() {
        CustomerId id = new CustomerId(UUID.fromString("01995f3e-8a5d-7c4b-9d1e-2f3a4b5c6d7e"));

        assertThat(accepted(by(new CustomerReference(id.text(), null))).buyer()).isEqualTo(new Buyer.Known(id));
        assertThat(rejected(by(new CustomerReference(id.text(), "00001")))).containsExactly("customer");
        assertThat(rejected(by(new CustomerReference(null, null)))).containsExactly("customer");
        assertThat(rejected(by(new CustomerReference("cus_1", null)))).containsExactly("customer.id");
        assertThat(accepted(by(null)).buyer()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0,KRW,0",
        "12900,KRW,12900",
        "00012,KRW,12",
        "0.00,USD,0.00",
        "11.77,USD,11.77",
        "11.7,USD,11.70",
        "12,USD,12.00",
        "1.234,BHD,1.234",
        "999999999999999,KRW,999999999999999",
        "0.0001,CLF,0.0001"
    })
    void anAmountHasTheDecimalsOfItsCurrency(String amount, String currency, String kept) {
        assertThat(accepted(of(new Money(amount, currency))).content().total()).isEqualTo(new Money(kept, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "12900.5,KRW",
        "11.770,USD",
        "-1,USD",
        "+1,USD",
        "1e3,USD",
        "'1,000',USD",
        "'',USD",
        "' 1',USD",
        ".5,USD",
        "5.,USD",
        "NaN,USD",
        "1234567890123456,KRW",
        "１２,KRW"
    })
    void noOtherTextIsAnAmount(String amount, String currency) {
        assertThat(rejected(of(new Money(amount, currency)))).containsExactly("total.amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"krw", "WON", "XAU", "XXX", "", "KRWW", "₩"})
    void aCurrencyIsOneThatThingsArePaidIn(String currency) {
        assertThat(rejected(of(new Money("1", currency)))).containsExactly("total.currency");
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z,1970-01-01T00:00:00Z",
        "2026-11-21T09:30:00.123456789+09:00,2026-11-21T00:30:00.123456Z",
        "2026-11-22T09:30:00Z,2026-11-22T09:30:00Z"
    })
    void aTimeHasAZoneAndIsKeptToTheMicrosecond(String given, Instant kept) {
        assertThat(accepted(at(given)).content().purchasedAt()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59Z",
                "2026-11-22T09:30:00.000001Z",
                "2026-11-21T09:30:00",
                "2026-11-21",
                "2026-02-30T00:00:00Z",
                "1795253400",
                "",
                "yesterday",
                "+999999999-12-31T23:59:59Z"
            })
    void noOtherTextIsATime(String given) {
        assertThat(rejected(at(given))).containsExactly("purchasedAt");
    }

    @Test
    void everythingThatMustBeThereIsAskedFor() {
        assertThat(rejected(new PurchaseRequest(null, null, null, null, null, null, null, null)))
                .containsExactly("source", "orderId", "purchasedAt", "total");
        assertThat(rejected(of(new Money(null, null)))).containsExactly("total.currency");
        assertThat(rejected(of(new Money(null, "KRW")))).containsExactly("total.amount");
    }

    @Test
    void everyTextHasALimit() {
        String label = "x".repeat(101);
        PurchaseRequest request = new PurchaseRequest(
                label,
                "x".repeat(201),
                new CustomerReference(null, "x".repeat(201)),
                "2026-11-21T09:30:00Z",
                label,
                label,
                TOTAL,
                List.of(new Line(label, label, "x".repeat(501), 1, null)));

        assertThat(rejected(request))
                .containsExactly(
                        "source",
                        "orderId",
                        "customer.externalId",
                        "channel",
                        "store",
                        "lines[0].sku",
                        "lines[0].category",
                        "lines[0].description");
    }

    @Test
    void aLineSaysSomething() {
        assertThat(rejected(with(Arrays.asList(new Line(null, null, null, null, null), null))))
                .containsExactly("lines[0]", "lines[1]");
        assertThat(accepted(with(List.of(new Line(null, null, null, 1, null))))
                        .content()
                        .lines())
                .hasSize(1);
    }

    @Test
    void aLineMayHaveNothingButADescriptionAQuantityOrAPrice() {
        List<Line> lines = List.of(
                new Line(null, null, "Deposit", null, null),
                new Line(null, null, null, -1, null),
                new Line(null, null, null, null, new UnitPrice("-500", "KRW")));

        assertThat(accepted(with(lines)).content().lines()).isEqualTo(lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1_000_001, 1_000_001, Integer.MIN_VALUE})
    void aQuantityIsAtMostAMillionEitherWayAndNotNothing(int quantity) {
        assertThat(rejected(with(List.of(new Line(null, null, null, quantity, null)))))
                .containsExactly("lines[0].quantity");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1, -1_000_000, 1_000_000})
    void whatIsTakenBackHasANegativeQuantity(int quantity) {
        assertThat(accepted(with(List.of(new Line(null, null, null, quantity, null))))
                        .content()
                        .lines()
                        .getFirst()
                        .quantity())
                .isEqualTo(quantity);
    }

    @Test
    void aPriceIsInTheCurrencyOfTheTotal() {
        assertThat(rejected(with(List.of(new Line("TEA-01", null, null, 1, new UnitPrice("5", "USD"))))))
                .containsExactly("lines[0].unitPrice.currency");
        for (String amount : List.of("1.0000001", "--1", "+1", "1e3", "1".repeat(16), "", "-", "1.", ".1")) {
            assertThat(rejected(with(List.of(priced(amount))))).containsExactly("lines[0].unitPrice.amount");
        }
        assertThat(rejected(with(List.of(new Line("TEA-01", null, null, 1, new UnitPrice(null, null))))))
                .containsExactly("lines[0].unitPrice.currency");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0,0",
        "6450.00,6450",
        "0006450,6450",
        "-500,-500",
        "1.5,1.5",
        "1594.123456,1594.123456",
        "-0.000,0",
        "0.100000,0.1"
    })
    void aPriceHasTheDecimalsThatItNeeds(String amount, String kept) {
        assertThat(accepted(with(List.of(priced(amount))))
                        .content()
                        .lines()
                        .getFirst()
                        .unitPrice())
                .isEqualTo(new UnitPrice(kept, "KRW"));
    }

    @Test
    void aPriceHasAtLeastTheDecimalsOfItsCurrency() {
        PurchaseRequest dollars = new PurchaseRequest(
                "pos-7",
                "A-1001",
                NAMED,
                "2026-11-21T09:30:00Z",
                null,
                null,
                new Money("1", "USD"),
                List.of(new Line(null, null, null, 1, new UnitPrice("-1.5", "USD"))));

        assertThat(accepted(dollars).content().lines().getFirst().unitPrice()).isEqualTo(new UnitPrice("-1.50", "USD"));
    }

    @Test
    void blanksAtTheEndsOfALinesTextsAreCut() {
        assertThat(accepted(with(List.of(new Line("  TEA 01 ", " tea", " Green tea,\n100 g  ", 1, null))))
                        .content()
                        .lines())
                .containsExactly(new Line("TEA 01", "tea", "Green tea,\n100 g", 1, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0TEA", "TEA\u200b", "\tTEA", "TEA\u3000", "   ", ""})
    void otherInvisibleCharactersInAnArticleAreRefused(String sku) {
        assertThat(rejected(with(List.of(new Line(sku, null, null, 1, null))))).containsExactly("lines[0].sku");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200b", "\u3000\n"})
    void aDescriptionHasAVisibleCharacter(String description) {
        assertThat(rejected(with(List.of(new Line(null, null, description, 1, null)))))
                .containsExactly("lines[0].description");
    }

    @Test
    void aPurchaseHasAtMost5000Lines() {
        Line line = new Line("TEA-01", null, null, 1, null);

        assertThat(accepted(with(Collections.nCopies(5_000, line))).content().lines())
                .hasSize(5_000);
        assertThat(rejected(with(Collections.nCopies(5_001, line)))).containsExactly("lines");
    }

    private static Line priced(String amount) {
        return new Line("TEA-01", null, null, 1, new UnitPrice(amount, "KRW"));
    }

    private static NewPurchase accepted(PurchaseRequest request) {
        assertThat(PurchaseReader.read(request, NOW)).isInstanceOf(Accepted.class);
        return ((Accepted) PurchaseReader.read(request, NOW)).purchase();
    }

    private static List<String> rejected(PurchaseRequest request) {
        assertThat(PurchaseReader.read(request, NOW)).isInstanceOf(Rejected.class);
        return ((Rejected) PurchaseReader.read(request, NOW))
                .violations().stream().map(Violation::field).toList();
    }

    private static PurchaseRequest by(CustomerReference customer) {
        return new PurchaseRequest("pos-7", "A-1001", customer, "2026-11-21T09:30:00Z", null, null, TOTAL, null);
    }

    private static PurchaseRequest of(Money total) {
        return new PurchaseRequest("pos-7", "A-1001", NAMED, "2026-11-21T09:30:00Z", null, null, total, null);
    }

    private static PurchaseRequest at(String time) {
        return new PurchaseRequest("pos-7", "A-1001", NAMED, time, null, null, TOTAL, null);
    }

    private static PurchaseRequest with(List<Line> lines) {
        return new PurchaseRequest("pos-7", "A-1001", NAMED, "2026-11-21T09:30:00Z", null, null, TOTAL, lines);
    }
}
