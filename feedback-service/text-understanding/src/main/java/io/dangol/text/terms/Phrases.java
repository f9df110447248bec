package io.dangol.text.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cuts a text into phrases, which end at punctuation marks, numbers and addresses, and those into words.
final class Phrases {
    private static final int WORDS_MOST = 400;
    private static final int WORD_LENGTH_MOST = 30;
    /// A number of so many digits is an amount, a date, a phone number or a code.
    private static final int DIGITS_LEAST = 3;

    private static final Set<String> TOP_DOMAINS = Set.of(
            "com", "net", "org", "kr", "co", "io", "jp", "cn", "info", "biz", "me", "shop", "app", "dev", "tv", "ly");

    private enum Script {
        HANGUL,
        LATIN,
        OTHER
    }

    private final List<List<Token>> phrases = new ArrayList<>();
    private List<Token> phrase = new ArrayList<>();
    private int words;

    private Phrases() {}

    /// @param text one that [io.dangol.text.understanding.NormalText] has made
    static List<List<Token>> of(String text) {
        Phrases cut = new Phrases();
        int at = 0;
        while (at < text.length() && cut.words < WORDS_MOST) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            cut.takePiece(text.substring(at, end));
            at = end + 1;
        }
        cut.endPhrase();
        return cut.phrases;
    }

    private void takePiece(String piece) {
        if (isAddress(piece)) {
            endPhrase();
            return;
        }
        int at = 0;
        while (at < piece.length()) {
            int end = at;
            while (end < piece.length() && isOfWord(piece, end)) {
                end += Character.charCount(piece.codePointAt(end));
            }
            if (end > at) {
                takeRun(piece.substring(at, end));
            }
            if (end < piece.length()) {
                int mark = piece.codePointAt(end);
                if (mark != '-' && mark != '_') {
                    endPhrase();
                }
                end += Character.charCount(mark);
            }
            at = end;
        }
    }

    /// Letters and digits, which may be of several scripts: `app이`, `3일`.
    private void takeRun(String run) {
        if (run.chars().filter(Character::isDigit).count() >= DIGITS_LEAST) {
            endPhrase();
            return;
        }
        boolean afterLatin = false;
        int at = 0;
        while (at < run.length()) {
            int first = run.codePointAt(at);
            int end = at + Character.charCount(first);
            if (!Character.isDigit(first)) {
                Script script = script(first);
                while (end < run.length()
                        && !Character.isDigit(run.codePointAt(end))
                        && script(run.codePointAt(end)) == script) {
                    end += Character.charCount(run.codePointAt(end));
                }
                boolean particle =
                        afterLatin && script == Script.HANGUL && KoreanWord.isParticle(run.substring(at, end));
                if (!particle) {
                    add(run.substring(at, end), script);
                }
                afterLatin = script == Script.LATIN;
            }
            at = end;
        }
    }

    private void add(String word, Script script) {
        if (word.length() > WORD_LENGTH_MOST || words == WORDS_MOST) {
            return;
        }
        Optional<Token> token = switch (script) {
            case HANGUL -> isNegated() ? KoreanWord.negated(word) : KoreanWord.token(word);
            case LATIN -> EnglishWord.token(word);
            case OTHER -> isLaughter(word) ? Optional.empty() : Optional.of(new Token(word, word, false));
        };
        token.ifPresent(this::add);
        words++;
    }

    /// A negation and what it negates are one word: `안 와요` says nothing of `와요`.
    private void add(Token token) {
        if (!isNegated()) {
            phrase.add(token);
        } else if (!token.weak()) {
            Token negation = phrase.removeLast();
            phrase.add(
                    new Token(negation.stem() + " " + token.stem(), negation.written() + " " + token.written(), false));
        }
    }

    private boolean isNegated() {
        return !phrase.isEmpty() && phrase.getLast().weak();
    }

    private void endPhrase() {
        if (!phrase.isEmpty()) {
            phrases.add(phrase);
            phrase = new ArrayList<>();
        }
    }

    private static boolean isOfWord(String piece, int at) {
        int c = piece.codePointAt(at);
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || (c == '\'' && at > 0 && at + 1 < piece.length() && Character.isLetter(piece.charAt(at + 1)));
    }

    private static Script script(int c) {
        if (c >= 0xac00 && c <= 0xd7a3) {
            return Script.HANGUL;
        }
        return c == '\'' || (c >= 'a' && c <= 'z') ? Script.LATIN : Script.OTHER;
    }

    /// Single letters of Korean, `ㅋㅋㅋ`, `ㅠㅠ`.
    private static boolean isLaughter(String word) {
        return word.codePoints().allMatch(c -> c >= 0x3131 && c <= 0x318e);
    }

    private static boolean isAddress(String piece) {
        if (piece.indexOf('@') >= 0 || piece.contains("://") || piece.startsWith("www.")) {
            return true;
        }
        int dot = piece.indexOf('.');
        while (dot > 0) {
            int end = dot + 1;
            while (end < piece.length() && piece.charAt(end) >= 'a' && piece.charAt(end) <= 'z') {
                end++;
            }
            char before = piece.charAt(dot - 1);
            if (before < 0x80
                    && Character.isLetterOrDigit(before)
                    && TOP_DOMAINS.contains(piece.substring(dot + 1, end))) {
                return true;
            }
            dot = piece.indexOf('.', dot + 1);
        }
        return false;
    }
}
