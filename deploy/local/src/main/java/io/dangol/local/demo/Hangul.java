package io.dangol.local.demo;

/// What Korean writing needs that others do not.
final class Hangul {
    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;
    private static final int FINALS = 28;

    private Hangul() {}

    /// Whether the last syllable is a Korean one with a final consonant.
    static boolean endsInConsonant(String word) {
        int last = word.isEmpty() ? 0 : word.charAt(word.length() - 1);
        return last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE && (last - FIRST_SYLLABLE) % FINALS != 0;
    }

    /// Columns that a text takes on a terminal, where a Korean syllable takes two.
    static int columns(String text) {
        return text.codePoints()
                .map(character -> character >= FIRST_SYLLABLE && character <= LAST_SYLLABLE ? 2 : 1)
                .sum();
    }

    /// The text with blanks behind it up to so many columns.
    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - columns(text)));
    }
}
