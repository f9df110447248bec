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

        assertThat(options)
                .isEqualTo(new LedgerOptions(Duration.ofSeconds(10), 100_000, 20_000_000, "abcde", true, false));
        assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void everythingCanBeChosen() {
        LedgerOptions options =
                LedgerOptions.parse(List.of("--seconds", "3", "--accounts=5000", "--parts", "ab", "--relay", "off"));

        assertThat(options).isEqualTo(new LedgerOptions(Duration.ofSeconds(3), 5_000, 20_000_000, "ab", false, false));
        assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.needsService()).isFalse();
    }

    @Test
    void theScaleHasAMostOfMembersAndEntriesAndNoParts() {
        LedgerOptions usual = LedgerOptions.parse(List.of("--scale"));
        LedgerOptions less = LedgerOptions.parse(List.of("--scale", "--accounts", "100000", "--entries", "0"));

        assertThat(usual.scale()).isTrue();
        assertThat(usual.accounts()).isEqualTo(5_000_000);
        assertThat(usual.entries()).isEqualTo(20_000_000);
        assertThat(less.accounts()).isEqualTo(100_000);
        assertThat(less.entries()).isZero();
        assertRefused("Unknown option --parts; --help lists them", "--scale", "--parts", "ab");
        assertRefused("Unknown option --entries; --help lists them", "--entries", "5");
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
