package io.dangol.text.terms;

import io.dangol.text.understanding.NormalText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the terms of a text: its words and what stands together, one, two or three words long, each once.
///
/// Words that say nothing by themselves are left away, so that `배송이 너무 늦어요` has `배송 늦어요`. No term goes over a
/// punctuation mark. Addresses, numbers and codes are none: they name one person or thing and are no theme.
public final class Terms {
    /// Changes whenever the same text gives other terms: what was read before is then read anew.
    public static final int VERSION = 1;
    /// Terms of a text at most; only the first 4,000 characters of a text are looked at.
    public static final int TERMS_MOST = 240;

    private static final int WORDS_MOST = 3;

    private final TermKeys keys = new TermKeys();
    private final Set<Long> seen = new HashSet<>();
    private final List<Term> terms = new ArrayList<>();

    private Terms() {}

    /// The terms of a text, in the order in which they begin; none for a text without words.
    public static List<Term> of(String text) {
        Terms found = new Terms();
        for (List<Token> phrase : Phrases.of(NormalText.of(text).toString())) {
            found.take(phrase);
        }
        return List.copyOf(found.terms);
    }

    private void take(List<Token> phrase) {
        for (int from = 0; from < phrase.size(); from++) {
            StringBuilder stems = new StringBuilder();
            StringBuilder label = new StringBuilder();
            for (int words = 1; words <= WORDS_MOST && from + words <= phrase.size(); words++) {
                Token last = phrase.get(from + words - 1);
                stems.append(words == 1 ? "" : " ").append(last.stem());
                label.append(words == 1 ? "" : " ").append(last.written());
                if (!last.weak()) {
                    add(stems.toString(), label.toString(), words);
                }
            }
        }
    }

    private void add(String stems, String label, int words) {
        if (terms.size() == TERMS_MOST) {
            return;
        }
        long key = keys.term(stems);
        if (seen.add(key)) {
            terms.add(new Term(key, label, words));
        }
    }
}
