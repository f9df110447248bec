package io.dangol.customer.person;

import io.dangol.kit.text.TextRules;

/// Ids that others gave, by the rules of [TextRules].
public final class Identifiers {
    /// The longest name of a source.
    public static final int SOURCE_LENGTH_MOST = 100;
    /// The longest id that a source may give a customer.
    public static final int EXTERNAL_ID_LENGTH_MOST = 200;

    private Identifiers() {}

    /// Whether `text` is one, of `lengthMost` characters at most.
    public static boolean isValid(String text, int lengthMost) {
        return TextRules.identifierFault(text, lengthMost).isEmpty();
    }
}
