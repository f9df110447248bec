package io.dangol.benchmark.intake;

import java.util.Locale;

/// The sorts of messages that become different rows: words are classified, a score is an answer on a scale.
enum Shape {
    WORDS("text IS NOT NULL AND metric IS NULL"),
    WORDS_AND_SCORE("text IS NOT NULL AND metric IS NOT NULL"),
    SCORE("text IS NULL AND metric IS NOT NULL");

    private final String condition;

    Shape(String condition) {
        this.condition = condition;
    }

    /// SQL for the rows of `feedback` that have it.
    String condition() {
        return condition;
    }

    /// A name for files and variables.
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
