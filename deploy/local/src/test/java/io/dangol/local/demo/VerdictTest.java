package io.dangol.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Figure NOTHING = figure("0", 0);
    private static final Expected SUM = Expected.sum(500, 5);
    private static final Expected RATIO = Expected.ratio(new BigDecimal("41.67"), 12);

    @Test
    void theSameValueAndSampleAgree() {
        assertThat(Verdict.of(SUM, figure("500", 5), NOTHING, true)).isEqualTo(Verdict.AGREES);
        assertThat(Verdict.of(SUM, figure("500.00", 5), figure("500", 5), false))
                .isEqualTo(Verdict.AGREES);
        assertThat(Verdict.of(RATIO, figure("41.67", 12), NOTHING, true)).isEqualTo(Verdict.AGREES);
    }

    @Test
    void whatWasThereBeforeIsTakenAway() {
        assertThat(Verdict.of(SUM, figure("530", 6), figure("30", 1), true)).isEqualTo(Verdict.AGREES);
        assertThat(Verdict.of(SUM, figure("529", 6), figure("30", 1), true)).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void aRatioWithOthersInItCannotBeTold() {
        assertThat(Verdict.of(RATIO, figure("50.00", 14), figure("100", 2), true))
                .isEqualTo(Verdict.OTHERS_TOO);
        assertThat(Verdict.of(RATIO, figure("50.00", 14), NOTHING, false)).isEqualTo(Verdict.OTHERS_TOO);
    }

    @Test
    void whatIsMissingOrWrongDiffers() {
        assertThat(Verdict.of(SUM, figure("400", 4), NOTHING, true)).isEqualTo(Verdict.DIFFERS);
        assertThat(Verdict.of(SUM, figure("400", 4), NOTHING, false)).isEqualTo(Verdict.DIFFERS);
        assertThat(Verdict.of(RATIO, figure("41.66", 12), NOTHING, true)).isEqualTo(Verdict.DIFFERS);
        assertThat(Verdict.of(RATIO, figure("41.66", 12), NOTHING, false)).isEqualTo(Verdict.DIFFERS);
        assertThat(Verdict.of(RATIO, figure("50.00", 13), figure("100", 2), true))
                .isEqualTo(Verdict.DIFFERS);
    }

    private static Figure figure(String value, long n) {
        return new Figure(new BigDecimal(value), n, Optional.empty(), Optional.empty());
    }
}
