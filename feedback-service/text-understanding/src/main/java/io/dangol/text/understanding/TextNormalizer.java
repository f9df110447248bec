package io.dangol.text.understanding;

import java.text.Normalizer;
import java.util.Map;

/// Normalizes the beginning of a text in one pass.
final class TextNormalizer {
    /// `ㅋㅋㅋ` and `ㅋㅋㅋㅋㅋㅋ` laugh alike; `ㅋ` does not.
    private static final int MOST_REPEATS = 3;

    private static final int LONGEST_TAG = 200;
    private static final Map<String, Character> ENTITIES =
            Map.of("&amp;", '&', "&lt;", '<', "&gt;", '>', "&quot;", '"', "&#39;", '\'', "&nbsp;", ' ');

    private final String text;
    private final char[] output;
    private int length;
    private int last = ' ';
    private int repeats = 1;

    /// @param charactersMost how much of the text is taken, in UTF-16 units
    TextNormalizer(String text, int charactersMost) {
        this.text = composed(head(text, charactersMost), charactersMost);
        this.output = new char[this.text.length() + 2];
    }

    /// The normal characters of a text.
    ///
    /// @param length how many of the characters count
    @SuppressWarnings("ArrayRecordComponent") // Handed over once; a copy would cost as much as the pass.
    record Normalized(char[] characters, int length) {}

    Normalized normalize() {
        output[length++] = ' ';
        int at = 0;
        while (at < text.length()) {
            at = take(at);
        }
        if (last != ' ') {
            output[length++] = ' ';
        }
        return new Normalized(output, length);
    }

    private static String head(String text, int charactersMost) {
        return text.length() > charactersMost ? text.substring(0, charactersMost) : text;
    }

    /// Some systems send Korean as separate letters; the models know syllables. Most texts need no look at the tables.
    private static String composed(String text, int charactersMost) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 0x0300 && c <= 0x036f) || (c >= 0x1100 && c <= 0x11ff)) {
                return head(Normalizer.normalize(text, Normalizer.Form.NFC), charactersMost);
            }
        }
        return text;
    }

    /// Takes what begins at an index and says where the next begins.
    private int take(int at) {
        char c = text.charAt(at);
        if (c == '<' || c == '&' || c == 'h') {
            int next = takeMarkup(c, at);
            if (next > at) {
                return next;
            }
        }
        if (Character.isSurrogate(c)) {
            int codePoint = text.codePointAt(at);
            if (!Character.isSupplementaryCodePoint(codePoint)) {
                return at + 1; // half of a pair means nothing
            }
            put(codePoint);
            return at + 2;
        }
        put(c);
        return at + 1;
    }

    private int takeMarkup(char c, int at) {
        if (c == '<') {
            int end = text.indexOf('>', at + 1, Math.min(text.length(), at + LONGEST_TAG));
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (end > 0 && (next == '/' || next == '!' || (next < 0x80 && Character.isLetter(next)))) {
                put(' ');
                return end + 1;
            }
        } else if (c == '&') {
            int end = text.indexOf(';', at + 1, Math.min(text.length(), at + 7));
            Character meant = end < 0 ? null : ENTITIES.get(text.substring(at, end + 1));
            if (meant != null) {
                put(meant);
                return end + 1;
            }
        } else if (text.startsWith("http://", at) || text.startsWith("https://", at)) {
            int end = at;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            put(' ');
            return end;
        }
        return at;
    }

    private void put(int codePoint) {
        int c = folded(codePoint);
        if (isInvisible(c)) {
            return;
        }
        if (c == last) {
            repeats++;
            if (c == ' ' || repeats > MOST_REPEATS) {
                return;
            }
        } else {
            last = c;
            repeats = 1;
        }
        length += Character.toChars(c, output, length);
    }

    private static int folded(int c) {
        if (c < 0x80) {
            return c <= ' ' || c == 0x7f ? ' ' : c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
        }
        if (c >= 0xac00 && c <= 0xd7a3) {
            return c;
        }
        if (c >= 0xff01 && c <= 0xff5e) {
            return folded(c - 0xfee0); // full-width forms
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
            return ' ';
        }
        int lower = Character.toLowerCase(c);
        return Character.charCount(lower) > Character.charCount(c) ? c : lower;
    }

    /// Marks of direction, joiners, variation selectors, skin tones: they change how a text looks, not what it says.
    private static boolean isInvisible(int c) {
        if (c < 0x80 || (c >= 0xac00 && c <= 0xd7a3)) {
            return false;
        }
        return Character.getType(c) == Character.FORMAT
                || (c >= 0xfe00 && c <= 0xfe0f)
                || (c >= 0x1f3fb && c <= 0x1f3ff);
    }
}
