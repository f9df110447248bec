package io.dangol.loyalty.earning.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarningRateTest {
    private static final BigInteger TWO_TO_53 = BigInteger.TWO.pow(53);

    @ParameterizedTest
    @CsvSource({
        "100, 1, 12900, 129",
        "100, 1, 12999.99, 129",
        "100, 1, 99.9999, 0",
        "1, 1, 0, 0",
        "1, 1, 11.77, 11",
        "10, 1, 9.99, 0",
        "0.1, 1, 0.3, 3",
        "3, 2, 5, 3",
        "0.0001, 1000000, 999999999999999.9999, 9007199254740992",
    })
    void pointsAreRoundedDownAndNeverMoreThanTwoTo53(String amount, long points, String total, long earned) {
        assertThat(rate(new BigDecimal(amount), points).pointsFor(new BigDecimal(total)))
                .isEqualTo(earned);
    }

    @Property(tries = 5_000)
    void pointsAreWhatWholeNumberArithmeticSays(
            @ForAll("amounts") BigDecimal total,
            @ForAll("amounts") BigDecimal amount,
            @ForAll @LongRange(min = 1, max = 1_000_000) long points) {
        BigDecimal some = amount.signum() == 0 ? BigDecimal.ONE : amount;

        BigInteger expected = tenThousandths(total)
                .multiply(BigInteger.valueOf(points))
                .divide(tenThousandths(some))
                .min(TWO_TO_53);

        assertThat(BigInteger.valueOf(rate(some, points).pointsFor(total))).isEqualTo(expected);
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("999999999999999.9999"))
                .ofScale(4);
    }

    private static BigInteger tenThousandths(BigDecimal amount) {
        return amount.movePointRight(4).toBigIntegerExact();
    }

    private static EarningRate rate(BigDecimal amount, long points) {
        return new EarningRate(new UUID(0, 1), "KRW", amount, points, 1);
    }
}
