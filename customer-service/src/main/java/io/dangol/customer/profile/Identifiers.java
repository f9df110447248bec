package io.dangol.customer.profile;

import io.dangol.kit.web.StorableText;

/// Ids that others gave: any text without control characters, and without blanks at its ends, where they would make
/// twins that nobody can tell apart.
public final class Identifiers {
    /// The longest name of a source.
    public static final int SOURCE_LENGTH_MOST = 100;
    /// The longest id that a source may give a customer.
    public static final int EXTERNAL_ID_LENGTH_MOST = 200;
    /// The rule as a regular expression.
    public static final String PATTERN =
            "^[^\\u0000-\\u0020\\u007f](?:[^\\u0000-\\u001f\\u007f]*[^\\u0000-\\u0020\\u007f])?$";

    private static final char DELETE = 0x7f;

    private Identifiers() {}

    /// Whether `text` is one, of `lengthMost` characters at most.
    public static boolean isValid(String text, int lengthMost) {
        return !text.isEmpty()
                && text.length() <= lengthMost
                && text.charAt(0) != ' '
                && text.charAt(text.length() - 1) != ' '
                && text.chars().allMatch(character -> character >= ' ' && character != DELETE)
                && StorableText.isStorable(text);
    }
}
