package io.dangol.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.local.CommandFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {
    @Test
    void nothingMeansAThousandCustomersInEnglish() {
        assertThat(DemoOptions.parse(List.of(), Map.of()))
                .isEqualTo(new DemoOptions(1_000, 20_261_121, Language.ENGLISH, false));
    }

    @Test
    void everythingCanBeChosen() {
        assertThat(DemoOptions.parse(
                        List.of("--customers", "12", "--seed=7", "--lang", "ko", "--help"), Map.of("LANG", "C")))
                .isEqualTo(new DemoOptions(12, 7, Language.KOREAN, true));
        assertThat(DemoOptions.parse(List.of("--quick"), Map.of()).customers()).isEqualTo(100);
    }

    @Test
    void theLanguageIsThatOfTheEnvironmentUnlessItIsChosen() {
        assertThat(DemoOptions.parse(List.of(), Map.of("LANG", "ko_KR.UTF-8")).language())
                .isEqualTo(Language.KOREAN);
        assertThat(DemoOptions.parse(List.of(), Map.of("LC_ALL", "C.UTF-8", "LANG", "ko_KR.UTF-8"))
                        .language())
                .isEqualTo(Language.ENGLISH);
        assertThat(DemoOptions.parse(List.of("--lang", "en"), Map.of("LANG", "ko_KR.UTF-8"))
                        .language())
                .isEqualTo(Language.ENGLISH);
    }

    @Test
    void whatCannotBeIsRefusedInOneSentence() {
        assertRefused("--customers takes a number from 1 to 50000.", "--customers", "0");
        assertRefused("--customers takes a number from 1 to 50000.", "--customers", "many");
        assertRefused("--seed takes a number from 0 to 999999999999.", "--seed", "-1");
        assertRefused("--lang takes en or ko.", "--lang", "fr");
        assertRefused("Unknown option --fast; " + DemoOptions.USAGE, "--fast");
        assertRefused(
                "--quick and --customers do not go together; " + DemoOptions.USAGE, "--quick", "--customers", "5");
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> DemoOptions.parse(List.of(arguments), Map.of()))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(message);
    }
}
