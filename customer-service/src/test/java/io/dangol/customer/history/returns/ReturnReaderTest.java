package io.dangol.customer.history.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.history.purchase.Money;
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
        ReturnedLine line = new ReturnedLine("TEA-01", 1);

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
    void aLineSaysHowManyOfWhat() {
        List<ReturnedLine> lines = Arrays.asList(
                null,
                new ReturnedLine(null, 1),
                new ReturnedLine("TEA-01", null),
                new ReturnedLine("", 1),
                new ReturnedLine("TEA-01", 0),
                new ReturnedLine("TEA-01", 1_000_001),
                new ReturnedLine("TEA-01", 1_000_000));

        assertThat(wrong(new ReturnRequest("R-1", TIME, TOTAL, lines, null)))
                .containsExactly(
                        "lines[0]",
                        "lines[1].sku",
                        "lines[2].quantity",
                        "lines[3].sku",
                        "lines[4].quantity",
                        "lines[5].quantity");
    }

    @Test
    void thereAreAtMost200Lines() {
        ReturnedLine line = new ReturnedLine("TEA-01", 1);

        assertThat(ReturnReader.read(new ReturnRequest("R-1", TIME, TOTAL, Collections.nCopies(200, line), null), NOW)
                        .lines())
                .hasSize(200);
        assertThat(wrong(new ReturnRequest("R-1", TIME, TOTAL, Collections.nCopies(201, line), null)))
                .containsExactly("lines");
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
