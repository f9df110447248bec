package io.dangol.text.understanding;

import java.util.Set;

/// A text as the models see it: lower case, composed, without mark-up, addresses and invisible characters, no more than
/// three of a kind in a row, and a space at both ends. Whatever comes in, something comes out; it has no effect on
/// anything stored.
public final class NormalText {
    /// Only this much of a text is looked at, in UTF-16 units. Longer ones are rare and say what they
    /// say early.
    public static final int MOST_CHARACTERS = 4_000;

    private static final char FIRST_SYLLABLE = 0xac00;
    private static final char LAST_SYLLABLE = 0xd7a3;
    /// Hangul compatibility jamo, as they are typed alone.
    private static final char FIRST_SINGLE_LETTER = 0x3131;
    private static final char LAST_SINGLE_LETTER = 0x318e;
    /// Repeats are three at most in a normal text.
    private static final Set<String> EMOTICONS = Set.of(
            "xd", "xdd", "xddd", "xp", "xpp", "orz", "otl", "or2", "oto", "uwu", "owo", "ovo", "qaq", "qq", "qqq", "tt",
            "ttt", "dd", "ddd", "pp", "ppp", "tat", "ouo", "ono", "unu", "hhh", "ww", "www", "kk", "kkk");
    private static final int LONGEST_EMOTICON = 4;

    private final char[] characters;
    private final int length;

    NormalText(char[] characters, int length) {
        this.characters = characters;
        this.length = length;
    }

    public static NormalText of(String text) {
        TextNormalizer.Normalized normalized = new TextNormalizer(text, MOST_CHARACTERS).normalize();
        return new NormalText(normalized.characters(), normalized.length());
    }

    int length() {
        return length;
    }

    char at(int index) {
        return characters[index];
    }

    String part(int from, int to) {
        return new String(characters, from, to - from);
    }

    /// Whether there is nothing to judge: no words, only marks, pictures, numbers, single letters and
    /// emoticons.
    public boolean isWordless() {
        return wordFrom(0) < 0;
    }

    /// Where the next word begins, -1 if there is none.
    ///
    /// A word is a run of letters and digits with a Korean syllable or two other letters in it. Korean
    /// letters that stand alone (`ㅠㅠ`, `ㅋㅋ`, `ㅇㅈ`) are none, nor are the few emoticons that look like
    /// a word (`xD`, `orz`).
    ///
    /// @param at 0, or where the word before ended
    int wordFrom(int at) {
        int from = at;
        while (from < length) {
            int to = wordTo(from);
            if (to > from && isWord(from, to)) {
                return from;
            }
            from = Math.max(to, from + 1);
        }
        return -1;
    }

    /// Where the word that begins at an index ends.
    int wordTo(int from) {
        int to = from;
        while (to < length && isPartOfWord(characters[to], to > from)) {
            to++;
        }
        return to;
    }

    /// Whether a part consists of Korean syllables.
    boolean isKorean(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isSyllable(characters[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean isWord(int from, int to) {
        int letters = 0;
        for (int i = from; i < to; i++) {
            if (isSyllable(characters[i])) {
                return true;
            }
            letters += Character.isLetter(characters[i]) ? 1 : 0;
        }
        return letters > 1 && !(to - from <= LONGEST_EMOTICON && EMOTICONS.contains(part(from, to)));
    }

    private static boolean isPartOfWord(char c, boolean inside) {
        return (Character.isLetterOrDigit(c) && !isSingleLetter(c)) || (c == '\'' && inside);
    }

    private static boolean isSyllable(char c) {
        return c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE;
    }

    private static boolean isSingleLetter(char c) {
        return c >= FIRST_SINGLE_LETTER && c <= LAST_SINGLE_LETTER;
    }

    @Override
    public String toString() {
        return new String(characters, 0, length);
    }
}
