package io.dangol.text.terms;

import java.util.Optional;
import java.util.Set;

/// An English word without its plural, `-ing` and `-ed`: `crash`, `crashes`, `crashing` and `crashed` are one. Rules in
/// the manner of D. Harman, "How effective is suffixing?" (1991), which are enough where words are only counted.
final class EnglishWord {
    private static final int LENGTH_LEAST = 2;
    private static final int STEM_LEAST = 3;
    private static final Set<String> NEGATIONS = Set.of(
            "not",
            "no",
            "never",
            "don't",
            "doesn't",
            "didn't",
            "can't",
            "cannot",
            "won't",
            "isn't",
            "wasn't",
            "aren't",
            "couldn't",
            "wouldn't",
            "without",
            "dont",
            "doesnt",
            "didnt",
            "cant",
            "wont",
            "isnt",
            "wasnt");

    private EnglishWord() {}

    static Optional<Token> token(String word) {
        String bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        if (NEGATIONS.contains(bare)) {
            return Optional.of(new Token(bare, bare, true));
        }
        if (bare.length() < LENGTH_LEAST || StopWords.has(bare)) {
            return Optional.empty();
        }
        return Optional.of(new Token(stem(bare), bare, false));
    }

    static String stem(String word) {
        String stem = singular(word);
        if (stem.endsWith("ied") && stem.length() > 4) {
            stem = stem.substring(0, stem.length() - 3) + "y";
        } else if (stem.endsWith("ing")) {
            stem = without(stem, 3);
        } else if (stem.endsWith("ed")) {
            stem = without(stem, 2);
        }
        return stem.endsWith("e") && stem.length() > STEM_LEAST + 1 ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String singular(String word) {
        if (word.length() <= STEM_LEAST
                || !word.endsWith("s")
                || word.endsWith("ss")
                || word.endsWith("us")
                || word.endsWith("is")) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean hissing = word.endsWith("sses")
                || word.endsWith("ches")
                || word.endsWith("shes")
                || word.endsWith("xes")
                || word.endsWith("zes");
        return word.substring(0, word.length() - (hissing ? 2 : 1));
    }

    private static String without(String word, int ending) {
        String stem = word.substring(0, word.length() - ending);
        if (stem.length() < STEM_LEAST || stem.chars().noneMatch(c -> "aeiouy".indexOf(c) >= 0)) {
            return word;
        }
        char last = stem.charAt(stem.length() - 1);
        boolean doubled = stem.charAt(stem.length() - 2) == last && "aeioulsz".indexOf(last) < 0;
        return doubled ? stem.substring(0, stem.length() - 1) : stem;
    }
}
