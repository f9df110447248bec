package io.dangol.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Options of a command, each `--name value` or `--name=value`.
public final class Options {
    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// @param known the names without the dashes
    /// @param usage what to say to someone who uses another
    /// @throws CommandFailure if an option is unknown, given twice or without a value
    public static Options parse(List<String> arguments, Set<String> known, String usage) {
        Map<String, String> values = new HashMap<>();
        for (int position = 0; position < arguments.size(); position++) {
            String argument = arguments.get(position);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!name.startsWith("--") || !known.contains(name.substring(2))) {
                throw new CommandFailure("Unknown option " + name + "; " + usage);
            }
            if (equals < 0 && ++position == arguments.size()) {
                throw new CommandFailure(name + " needs a value; " + usage);
            }
            String value = equals < 0 ? arguments.get(position) : argument.substring(equals + 1);
            if (values.put(name.substring(2), value) != null) {
                throw new CommandFailure(name + " is given twice; " + usage);
            }
        }
        return new Options(values);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
