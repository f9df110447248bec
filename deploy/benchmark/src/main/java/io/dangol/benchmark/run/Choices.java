package io.dangol.benchmark.run;

import io.dangol.local.CommandFailure;
import io.dangol.local.Options;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The options of a command with the values that they may have; what cannot be is refused in one sentence.
public final class Choices {
    private static final Pattern COMMA = Pattern.compile(",");

    private final Options options;

    private Choices(Options options) {
        this.options = options;
    }

    /// @param arguments as on the command line
    /// @param known the names of the options, without the dashes
    /// @throws CommandFailure if an option is unknown, given twice or without a value
    public static Choices parse(List<String> arguments, Set<String> known) {
        return new Choices(Options.parse(arguments, known, "--help lists them"));
    }

    /// @throws CommandFailure if it is no number, or out of range
    public long number(String name, long least, long most, long usually) {
        return options.value(name)
                .map(text ->
                        number(text, least, most, "--" + name + " takes a number from " + least + " to " + most + "."))
                .orElse(usually);
    }

    /// One or more numbers with commas between them.
    ///
    /// @throws CommandFailure if one of them is no number, or out of range
    public List<Integer> numbers(String name, int least, int most, List<Integer> usually) {
        String refusal = "--" + name + " takes numbers from " + least + " to " + most + ", such as 64,256.";
        List<Integer> numbers = options.value(name)
                .map(text -> COMMA.splitAsStream(text)
                        .map(each -> (int) number(each, least, most, refusal))
                        .distinct()
                        .toList())
                .orElse(usually);
        if (numbers.isEmpty()) {
            throw new CommandFailure(refusal);
        }
        return numbers;
    }

    /// Which parts are run, a letter each.
    ///
    /// @param all the letters there are
    /// @throws CommandFailure if another is among them
    public String parts(String all, String usually) {
        return text("parts", usually, value -> value.matches("[" + all + "]+"), "letters of " + all);
    }

    /// @throws CommandFailure if it is neither on nor off
    public boolean onOrOff(String name, String usually) {
        return text(name, usually, value -> Set.of("on", "off").contains(value), "on or off")
                .equals("on");
    }

    private String text(String name, String usually, Predicate<String> allowed, String description) {
        String value = options.value(name).orElse(usually);
        if (!allowed.test(value)) {
            throw new CommandFailure("--" + name + " takes " + description + ".");
        }
        return value;
    }

    private static long number(String text, long least, long most, String refusal) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one sentence that says what is allowed.
        }
        throw new CommandFailure(refusal);
    }
}
