package io.dangol.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Set<String> KNOWN = Set.of("role", "customer");

    @Test
    void aValueFollowsItsNameOrAnEqualsSign() {
        Options options = Options.parse(List.of("--role", "agent", "--customer=cus_1"), KNOWN, "usage");

        assertThat(options.value("role")).contains("agent");
        assertThat(options.value("customer")).contains("cus_1");
    }

    @Test
    void anOptionThatIsNotGivenHasNoValue() {
        assertThat(Options.parse(List.of(), KNOWN, "usage").value("role")).isEmpty();
    }

    @Test
    void unknownRepeatedAndEmptyOptionsAreRefused() {
        assertRefused(List.of("--colour", "red"), "Unknown option --colour; usage");
        assertRefused(List.of("role", "agent"), "Unknown option role; usage");
        assertRefused(List.of("--role"), "--role needs a value; usage");
        assertRefused(List.of("--role", "agent", "--role", "agent"), "--role is given twice; usage");
    }

    private static void assertRefused(List<String> arguments, String message) {
        assertThatThrownBy(() -> Options.parse(arguments, KNOWN, "usage"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(message);
    }
}
