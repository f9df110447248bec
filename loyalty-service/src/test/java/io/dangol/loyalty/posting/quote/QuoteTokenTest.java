package io.dangol.loyalty.posting.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.Points;
import io.dangol.loyalty.posting.quote.Quote.Earning;
import io.dangol.loyalty.posting.quote.Quote.Promised;
import io.dangol.loyalty.posting.quote.Quote.Spending;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTokenTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final byte[] SECRET = "a secret of thirty-two bytes....".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "another one of thirty-two bytes.".getBytes(StandardCharsets.US_ASCII);

    static Stream<Promised> promises() {
        Calculation calculation = new Calculation(UUID.randomUUID(), 7, new BigDecimal("999999999999999.9999"), "KRW");
        return Stream.of(
                new Earning(null, null),
                new Earning(NOON, null),
                new Earning(null, calculation),
                new Earning(NOON, calculation),
                new Spending(lots(1)),
                new Spending(lots(QuoteForm.LOTS_MOST)));
    }

    @ParameterizedTest
    @MethodSource("promises")
    void whatWasSealedIsReadAgain(Promised promised) {
        Quote quote = quote(promised);

        String token = QuoteToken.seal(quote, 999_999, SECRET);

        assertThat(token.length()).isLessThanOrEqualTo(QuoteToken.LENGTH_MOST);
        assertThat(open(token, SECRET)).contains(quote);
        assertThat(QuoteToken.parse(token)).map(QuoteToken::keyId).contains(999_999);
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        assertThat(open(QuoteToken.seal(quote(new Earning(null, null)), 1, SECRET), OTHER))
                .isEmpty();
    }

    @Test
    void aTokenOfWhichAnyCharacterChangedIsNone() {
        String token = QuoteToken.seal(quote(new Spending(lots(2))), 1, SECRET);

        for (int index = 0; index < token.length(); index++) {
            for (char other : List.of('A', 'B', 'g', '1', '2', '_', '.', '=', ' ')) {
                if (token.charAt(index) != other) {
                    String changed = token.substring(0, index) + other + token.substring(index + 1);
                    assertThat(open(changed, SECRET)).as(changed).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.AQ",
                "1.AQ.",
                "0.AQ.",
                "a.AQ.AA",
                "1.AQ==.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatHasNotTheFormIsNone(String text) {
        assertThat(QuoteToken.parse(text)).isEmpty();
    }

    @Test
    void aTokenHasALimit() {
        String long43 = "A".repeat(43);

        assertThat(QuoteToken.parse("1." + "A".repeat(1990) + "." + long43)).isPresent();
        assertThat(QuoteToken.parse("1." + "A".repeat(1991) + "." + long43)).isEmpty();
    }

    private static Optional<Quote> open(String token, byte[] secret) {
        return QuoteToken.parse(token).flatMap(parsed -> parsed.open(secret));
    }

    private static Quote quote(Promised promised) {
        return new Quote(UUID.randomUUID(), new AccountId(UUID.randomUUID()), Points.MOST, NOON, promised);
    }

    private static List<Allocation> lots(int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> new Allocation(UUID.randomUUID(), Points.MOST - index))
                .toList();
    }
}
