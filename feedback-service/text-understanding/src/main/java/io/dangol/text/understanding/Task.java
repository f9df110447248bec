package io.dangol.text.understanding;

import java.util.Locale;

/// A question that is asked of a text.
public enum Task {
    /// Does it praise or blame: `positive` or `negative`.
    POLARITY,
    /// Is it a complaint: `complaint` or `other`.
    COMPLAINT,
    /// What does the customer want done or know, among the intents that the model was trained on.
    INTENT,
    /// What is it about, among the categories of the company.
    CATEGORY,
    /// How soon must somebody act: `low`, `normal` or `high`.
    URGENCY;

    /// The name in JSON, files and the database.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The task of a name that [#wire()] gave.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Task of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
