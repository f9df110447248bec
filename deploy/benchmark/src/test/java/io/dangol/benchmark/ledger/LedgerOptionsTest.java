package io.dangol.benchmark.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.local.CommandFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerOptionsTest {
    @Test
    void nothingMeansEverythingForTenSecondsEach() {
        LedgerOptions options = LedgerOptions.parse(List.of());

        assertThat(options).isEqualTo(new LedgerOptions(Duration.ofSeconds(10), 100_000, "abcde", true, false));
        assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void everythingCanBeChosen() {
        LedgerOptions options =
                LedgerOptions.parse(List.of("--seconds", "3", "--accounts=5000", "--parts", "ab", "--relay", "off"));

        assertThat(options).isEqualTo(new LedgerOptions(Duration.ofSeconds(3), 5_000, "ab", false, false));
        assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.needsService()).isFalse();
    }

    @Test
    void theScaleChoosesItsMembersItself() {
        assertThat(LedgerOptions.parse(List.of("--scale", "--seconds", "5")).scale()).isTrue();
        assertRefused("Unknown option --accounts; --help lists them", "--scale", "--accounts", "1000");
    }

    @Test
    void whatCannotBeIsRefusedInOneSentence() {
        assertRefused("--seconds takes a number from 1 to 600.", "--seconds", "0");
        assertRefused("--accounts takes a number from 500 to 5000000.", "--accounts", "many");
        assertRefused("--parts takes letters of abcdef.", "--parts", "ag");
        assertRefused("--relay takes on or off.", "--relay", "perhaps");
        assertRefused("Unknown option --fast; --help lists them", "--fast");
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> LedgerOptions.parse(List.of(arguments)))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(message);
    }
}
