package io.dangol.local.demo;

import java.time.LocalDate;

/// The days that the demo is about.
final class Year {
    /// A year that is over, and always the same one: the same seed tells the same story whenever it is told.
    static final int NUMBER = 2025;

    static final LocalDate START = LocalDate.of(NUMBER, 1, 1);
    /// The day behind the last.
    static final LocalDate END = LocalDate.of(NUMBER + 1, 1, 1);

    private Year() {}
}
