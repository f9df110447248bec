package io.dangol.local.demo;

import io.dangol.local.CommandFailure;
import io.dangol.local.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What the person at the keyboard asks of the demo.
///
/// @param customers how many, 1 to 50,000
/// @param seed what everything follows from, 0 to 999,999,999,999
/// @param language in which it is told
/// @param help whether only the usage is asked for
record DemoOptions(int customers, long seed, Language language, boolean help) {
    static final String USAGE = "usage: ./dangol demo [--customers 1..50000] [--seed 0..999999999999] [--quick]"
            + " [--lang en|ko] [--help]";

    private static final int CUSTOMERS_USUALLY = 1_000;
    private static final int CUSTOMERS_QUICKLY = 100;
    private static final long CUSTOMERS_MOST = 50_000;
    private static final long SEED_USUALLY = 20_261_121;
    private static final long SEED_MOST = 999_999_999_999L;
    private static final String QUICK = "--quick";
    private static final String HELP = "--help";

    /// @param arguments as on the command line
    /// @param environment for the language, as programs find it there
    /// @throws CommandFailure if an option is unknown or its value is out of range
    static DemoOptions parse(List<String> arguments, Map<String, String> environment) {
        List<String> withValues = new ArrayList<>(arguments);
        boolean quick = withValues.removeIf(QUICK::equals);
        boolean help = withValues.removeIf(HELP::equals);
        Options options = Options.parse(withValues, Set.of("customers", "seed", "lang"), USAGE);
        long customers = number(options, "customers", 1, CUSTOMERS_MOST, quick ? CUSTOMERS_QUICKLY : CUSTOMERS_USUALLY);
        if (quick && options.value("customers").isPresent()) {
            throw new CommandFailure("--quick and --customers do not go together; " + USAGE);
        }
        return new DemoOptions(
                (int) customers,
                number(options, "seed", 0, SEED_MOST, SEED_USUALLY),
                options.value("lang").map(DemoOptions::language).orElseGet(() -> languageOf(environment)),
                help);
    }

    private static long number(Options options, String name, long least, long most, long usually) {
        return options.value(name)
                .map(text -> {
                    try {
                        long number = Long.parseLong(text);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException notANumber) {
                        // Falls through to the one sentence that says what is allowed.
                    }
                    throw new CommandFailure("--" + name + " takes a number from " + least + " to " + most + ".");
                })
                .orElse(usually);
    }

    private static Language language(String name) {
        return switch (name) {
            case "ko" -> Language.KOREAN;
            case "en" -> Language.ENGLISH;
            default -> throw new CommandFailure("--lang takes en or ko.");
        };
    }

    private static Language languageOf(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .filter(value -> value.startsWith("ko"))
                .map(korean -> Language.KOREAN)
                .orElse(Language.ENGLISH);
    }
}
