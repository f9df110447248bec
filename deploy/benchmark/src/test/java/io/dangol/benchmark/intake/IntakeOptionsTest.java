package io.dangol.benchmark.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.local.CommandFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeOptionsTest {
    @Test
    void nothingMeansTheComparisonForTenSecondsEach() {
        IntakeOptions options = IntakeOptions.parse(List.of());

        assertThat(options)
                .isEqualTo(new IntakeOptions(Duration.ofSeconds(10), 100_000, List.of(64, 256), "abc", true));
        assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.connectionsMost()).isEqualTo(256);
    }

    @Test
    void everythingCanBeChosen() {
        IntakeOptions options = IntakeOptions.parse(List.of(
                "--seconds", "3", "--customers=5", "--connections", "16,8,16", "--parts", "a", "--relay", "off"));

        assertThat(options).isEqualTo(new IntakeOptions(Duration.ofSeconds(3), 5, List.of(16, 8), "a", false));
        assertThat(options.needsService()).isFalse();
        assertThat(IntakeOptions.parse(List.of("--parts", "d")).needsService()).isTrue();
    }

    @Test
    void whatCannotBeIsRefusedInOneSentence() {
        assertRefused("--seconds takes a number from 1 to 180.", "--seconds", "181");
        assertRefused("--customers takes a number from 1 to 5000000.", "--customers", "0");
        assertRefused("--connections takes numbers from 1 to 512, such as 64,256.", "--connections", "64,many");
        assertRefused("--connections takes numbers from 1 to 512, such as 64,256.", "--connections", "513");
        assertRefused("--connections takes numbers from 1 to 512, such as 64,256.", "--connections=");
        assertRefused("--connections takes numbers from 1 to 512, such as 64,256.", "--connections=,");
        assertRefused("--parts takes letters of abcde.", "--parts", "abf");
        assertRefused("--relay takes on or off.", "--relay", "perhaps");
        assertRefused("Unknown option --accounts; --help lists them", "--accounts", "5");
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> IntakeOptions.parse(List.of(arguments)))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(message);
    }
}
