package io.dangol.feedback.exports;

/// Keeps a spreadsheet from taking a customer's words for a formula, in a way that can be undone: a value that begins
/// with a sign that begins a formula, or with an apostrophe, gets an apostrophe before it.
///
/// Source of the signs: OWASP, "CSV Injection".
public final class CsvGuard {
    private static final String SIGNS = "=+-@\t\r\n＝＋－＠'";

    private CsvGuard() {}

    static String add(String value) {
        return !value.isEmpty() && SIGNS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    /// The value without its guard.
    public static String remove(String value) {
        return value.startsWith("'") ? value.substring(1) : value;
    }
}
