package io.dangol.benchmark.sql;

import io.dangol.local.CommandFailure;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with the books.
final class Faults {
    private final List<String> found = new ArrayList<>();

    void add(String fault) {
        found.add(fault);
    }

    void expect(String what, long expected, long actual) {
        if (expected != actual) {
            found.add("%s should be %,d and are %,d".formatted(what, expected, actual));
        }
    }

    /// @throws CommandFailure if there are any
    void requireNone() {
        if (!found.isEmpty()) {
            throw new CommandFailure("The books do not agree with the answers: " + String.join("; ", found) + ".");
        }
    }
}
