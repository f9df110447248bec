package io.dangol.customer.history.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.history.purchase.Buyer;
import io.dangol.customer.history.purchase.CustomerReference;
import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.UnitPrice;
import io.dangol.customer.person.Identity;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:30:00Z");
    private static final String TIME = "2026-11-22T09:30:00+09:00";
    private static final Money TOTAL = new Money("6450", "KRW");

    @Test
    void aReturnIsWhatTheSourceTold() {
        ReturnedLine line = new ReturnedLine("TEA-01", null, 1, null);

        assertThat(ReturnReader.read(new ReturnRequest("R-1", TIME, TOTAL, List.of(line), Reason.DAMAGED), NOW))
                .isEqualTo(new NewReturn("R-1", NOW, TOTAL, List.of(line), Reason.DAMAGED));
    }

    @Test
    void linesAndReasonMayBeAbsent() {
        assertThat(ReturnReader.read(new ReturnRequest("R-1", TIME, new Money("006450", "KRW"), null, null), NOW))
                .isEqualTo(new NewReturn("R-1", NOW, TOTAL, List.of(), null));
    }

    @Test
    void everyFieldThatIsMissingIsNamed() {
        assertThat(wrong(new ReturnRequest(null, null, null, null, null)))
                .containsExactly("returnId", "returnedAt", "total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " R-1", "R-1 ", "R\n1"})
    void aReturnIdIsAnIdentifier(String returnId) {
        assertThat(wrong(new ReturnRequest(returnId, TIME, TOTAL, null, null))).containsExactly("returnId");
    }

    @Test
    void aReturnIdHasAtMost200Characters() {
        assertThat(ReturnReader.read(new ReturnRequest("R".repeat(200), TIME, TOTAL, null, null), NOW)
                        .returnId())
                .hasSize(200);
        assertThat(wrong(new ReturnRequest("R".repeat(201), TIME, TOTAL, null, null)))
                .containsExactly("returnId");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:30:00",
        "2026-11-22",
        "1969-12-31T23:59:59Z",
        "2026-11-23T00:30:00.000001Z",
    })
    void aReturnIsAtATimeWithZoneToADayFromNow(String returnedAt) {
        assertThat(wrong(new ReturnRequest("R-1", returnedAt, TOTAL, null, null)))
                .containsExactly("returnedAt");
    }

    @Test
    void aDayFromNowIsSoonEnough() {
        assertThat(ReturnReader.read(new ReturnRequest("R-1", "2026-11-23T00:30:00Z", TOTAL, null, null), NOW)
                        .returnedAt())
                .isEqualTo("2026-11-23T00:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "0,KRW,total.amount",
        "0.00,USD,total.amount",
        "-1,KRW,total.amount",
        "1.5,KRW,total.amount",
        "1e3,KRW,total.amount",
        "1,WON,total.currency",
    })
    void aTotalIsMoreThanNothing(String amount, String currency, String field) {
        assertThat(wrong(new ReturnRequest("R-1", TIME, new Money(amount, currency), null, null)))
                .containsExactly(field);
    }

    @Test
    void aLineSaysSomethingOfWhatWasReturned() {
        List<ReturnedLine> lines = Arrays.asList(
                null,
                new ReturnedLine(null, null, null, null),
                new ReturnedLine("", null, 1, null),
                new ReturnedLine("TEA-01", null, 0, null),
                new ReturnedLine("TEA-01", "", 1_000_001, null),
                new ReturnedLine("TEA-01", null, -1, new UnitPrice("-1", "KRW")),
                new ReturnedLine("TEA-01", null, 1, new UnitPrice("1.00", "USD")));

        assertThat(wrong(new ReturnRequest("R-1", TIME, TOTAL, lines, null)))
                .containsExactly(
                        "lines[0]",
                        "lines[1]",
                        "lines[2].sku",
                        "lines[3].quantity",
                        "lines[4].quantity",
                        "lines[4].description",
                        "lines[5].quantity",
                        "lines[5].unitPrice.amount",
                        "lines[6].unitPrice.currency");
    }

    @Test
    void aLineMayHaveAnyOfItsFieldsOnly() {
        List<ReturnedLine> lines = List.of(
                new ReturnedLine("TEA-01", null, null, null),
                new ReturnedLine(null, "Green tea", null, null),
                new ReturnedLine(null, null, 1_000_000, null),
                new ReturnedLine(null, null, null, new UnitPrice("0.5", "KRW")));

        assertThat(ReturnReader.read(new ReturnRequest("R-1", TIME, TOTAL, lines, null), NOW)
                        .lines())
                .isEqualTo(lines);
        assertThat(ReturnReader.read(
                                new ReturnRequest(
                                        "R-1",
                                        TIME,
                                        TOTAL,
                                        List.of(new ReturnedLine(" TEA-01 ", " Tea ", 1, null)),
                                        null),
                                NOW)
                        .lines())
                .containsExactly(new ReturnedLine("TEA-01", "Tea", 1, null));
    }

    @Test
    void thereAreAtMost5000Lines() {
        ReturnedLine line = new ReturnedLine("TEA-01", null, 1, null);

        assertThat(ReturnReader.read(new ReturnRequest("R-1", TIME, TOTAL, Collections.nCopies(5_000, line), null), NOW)
                        .lines())
                .hasSize(5_000);
        assertThat(wrong(new ReturnRequest("R-1", TIME, TOTAL, Collections.nCopies(5_001, line), null)))
                .containsExactly("lines");
    }

    @Test
    void aReturnThatIsToldByItselfMayNameItsOrderAndItsCustomer() {
        ReturnReader.Result read = ReturnReader.read(
                new ToldReturnRequest(
                        "pos-7", "R-1", "A-1", new CustomerReference(null, "00001"), TIME, TOTAL, null, Reason.OTHER),
                NOW);

        assertThat(read)
                .isEqualTo(new ReturnReader.Accepted(new ToldReturn(
                        "pos-7",
                        "A-1",
                        new Buyer.Named(new Identity("pos-7", "00001")),
                        new NewReturn("R-1", Instant.parse(TIME), TOTAL, List.of(), Reason.OTHER))));
        assertThat(ReturnReader.read(new ToldReturnRequest("pos-7", "R-1", null, null, TIME, TOTAL, null, null), NOW))
                .isInstanceOf(ReturnReader.Accepted.class);
    }

    @Test
    void everythingWrongWithAReturnThatIsToldByItselfIsNamed() {
        ReturnReader.Result read = ReturnReader.read(
                new ToldReturnRequest("", null, "", new CustomerReference(null, null), null, null, null, null), NOW);

        assertThat(((ReturnReader.Rejected) read).violations().stream().map(Violation::field))
                .containsExactly("source", "orderId", "customer", "returnId", "returnedAt", "total");
    }

    private static List<String> wrong(ReturnRequest request) {
        try {
            ReturnReader.read(request, NOW);
        } catch (Refusal refusal) {
            assertThat(refusal.type().slug()).isEqualTo("validation-failed");
            return refusal.violations().stream().map(Violation::field).toList();
        }
        throw new AssertionError("the return was accepted");
    }
}
