package io.dangol.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The options of a command, each with a value.
record Options(Map<String, String> values) {
    private static final Set<String> KNOWN = Set.of("--data", "--out", "--seed");

    static Options parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!KNOWN.contains(name)) {
                throw new Failure(name + " is no option; there are --data DIR, --out DIR and --seed NUMBER.");
            }
            if (i + 1 == arguments.size()) {
                throw new Failure(name + " needs a value.");
            }
            values.put(name, arguments.get(i + 1));
        }
        return new Options(values);
    }

    /// The folder with the data, which must be there.
    Path data() {
        Path data = Path.of(required("--data"));
        if (!Files.isDirectory(data)) {
            throw new Failure("There is no folder " + data + " with data.");
        }
        return data;
    }

    Path out() {
        return Path.of(required("--out"));
    }

    long seed() {
        try {
            return Long.parseLong(values.getOrDefault("--seed", "1"));
        } catch (NumberFormatException none) {
            throw new Failure("--seed is a whole number.");
        }
    }

    private String required(String name) {
        String value = values.get(name);
        if (value == null || value.isEmpty()) {
            throw new Failure("Name a folder: " + name + " DIR.");
        }
        return value;
    }
}
