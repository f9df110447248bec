package io.dangol.kit.csv;

import io.dangol.kit.text.TextRules;

/// Keeps a spreadsheet from taking a text for a formula, in a way that can be undone: an apostrophe stands before a
/// text that begins with a sign of a formula, white space and invisible characters before the sign or not, and before
/// one that begins with a tab, an end of line or an apostrophe.
///
/// Source of the signs: OWASP, "CSV Injection"; a spreadsheet of an East Asian locale takes the full-width and the
/// small ones, too.
public final class CsvGuard {
    private static final String SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫";
    private static final String FIRST = "'\t\r\n";
    private static final String APOSTROPHE = "'";

    private CsvGuard() {}

    /// The text with its guard, if it needs one.
    public static String add(String text) {
        return needsGuard(text) ? APOSTROPHE + text : text;
    }

    /// The text without its guard.
    public static String remove(String guarded) {
        return guarded.startsWith(APOSTROPHE) ? guarded.substring(1) : guarded;
    }

    private static boolean needsGuard(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (FIRST.indexOf(text.charAt(0)) >= 0) {
            return true;
        }
        return text.codePoints()
                .filter(character -> !TextRules.isInvisible(character))
                .limit(1)
                .anyMatch(character -> SIGNS.indexOf(character) >= 0);
    }
}
