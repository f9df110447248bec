package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CalculationTest {
    @Test
    void thePointsOfAPurchaseAreExplainedInOneLine() {
        assertThat(formula("12900.00", 129)).isEqualTo("floor(12900 KRW × 1 / 100 KRW) = 129");
    }

    @Test
    void ofACorrectionTheLineSaysWhatWasGrantedBefore() {
        assertThat(formula("15000", 21)).isEqualTo("floor(15000 KRW × 1 / 100 KRW) − 129 = 21");
    }

    private static String formula(String total, long granted) {
        return Calculation.formula(new BigDecimal(total), "KRW", 1, BigDecimal.valueOf(100), granted);
    }
}
