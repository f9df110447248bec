package io.dangol.text.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which n-grams of a text a model looks at, written as words: `s1-6` runs of 1 to 6 characters, `m3-9` runs of 3 to 9
/// Korean letters (jamo) with the spaces left out, `b1` and `b2` words and pairs of words, `x2` pairs of words with up
/// to 2 words between them. Letters see endings and misspellings that syllables hide; Korean spacing is anyone's guess,
/// so letters run over it.
public final class FeatureSet {
    private static final Pattern PART = Pattern.compile("([smbx])([1-9])(?:-([1-9]))?");
    private static final int FIRST_SYLLABLE = 0xac00;
    private static final int LAST_SYLLABLE = 0xd7a3;
    private static final int FINALS = 28;
    private static final int MEDIALS_AND_FINALS = 588;

    private final String name;
    private final List<Part> parts;

    private FeatureSet(String name, List<Part> parts) {
        this.name = name;
        this.parts = parts;
    }

    private enum Kind {
        SYLLABLES,
        LETTERS,
        WORDS,
        APART
    }

    private record Part(Kind kind, int shortest, int longest) {}

    /// @throws IllegalArgumentException if it is no list of parts
    public static FeatureSet of(String name) {
        List<Part> parts = new ArrayList<>();
        for (String word : name.split(" ", -1)) {
            Matcher matcher = PART.matcher(word);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no part of a feature set: " + word);
            }
            int shortest = Integer.parseInt(matcher.group(2));
            int longest = matcher.group(3) == null ? shortest : Integer.parseInt(matcher.group(3));
            parts.add(new Part(kind(matcher.group(1)), shortest, longest));
        }
        return new FeatureSet(name, List.copyOf(parts));
    }

    private static Kind kind(String letter) {
        return switch (letter) {
            case "s" -> Kind.SYLLABLES;
            case "m" -> Kind.LETTERS;
            case "b" -> Kind.WORDS;
            case "x" -> Kind.APART;
            default -> throw new IllegalArgumentException("no kind of feature: " + letter);
        };
    }

    public String name() {
        return name;
    }

    /// Puts the features of a text into a buffer, in place of what was there.
    public void extract(NormalText text, Features into) {
        into.clear();
        for (Part part : parts) {
            switch (part.kind()) {
                case SYLLABLES -> syllables(text, part, into);
                case LETTERS -> letters(text, part, into);
                case WORDS -> words(text, part.longest(), into);
                case APART -> apart(text, part.longest(), into);
            }
        }
    }

    private static void syllables(NormalText text, Part part, Features into) {
        int length = text.length();
        for (int from = 0; from < length; from++) {
            int hash = 1;
            int most = Math.min(part.longest(), length - from);
            for (int size = 1; size <= most; size++) {
                hash = FeatureHash.step(hash, text.at(from + size - 1));
                if (size >= part.shortest() && (size > 1 || text.at(from) != ' ')) {
                    into.add(hash + size * 0x9e3779b9, from, from + size);
                }
            }
        }
    }

    private static void letters(NormalText text, Part part, Features into) {
        char[] letters = new char[text.length() * 3];
        short[] origins = new short[letters.length];
        int length = decompose(text, letters, origins);
        for (int from = 0; from < length; from++) {
            int hash = 6;
            int most = Math.min(part.longest(), length - from);
            for (int size = 1; size <= most; size++) {
                int to = from + size - 1;
                hash = FeatureHash.step(hash, letters[to]);
                if (size >= part.shortest()) {
                    into.add(hash + size * 0x9e3779b9, origins[from], origins[to] + 1);
                }
            }
        }
    }

    private static int decompose(NormalText text, char[] letters, short[] origins) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE) {
                int syllable = c - FIRST_SYLLABLE;
                origins[length] = (short) i;
                letters[length++] = (char) (0x1100 + syllable / MEDIALS_AND_FINALS);
                origins[length] = (short) i;
                letters[length++] = (char) (0x1161 + syllable % MEDIALS_AND_FINALS / FINALS);
                if (syllable % FINALS != 0) {
                    origins[length] = (short) i;
                    letters[length++] = (char) (0x11a7 + syllable % FINALS);
                }
            } else if (c != ' ') {
                origins[length] = (short) i;
                letters[length++] = c;
            }
        }
        return length;
    }

    private static void words(NormalText text, int order, Features into) {
        Words words = Words.of(text);
        for (int i = 0; i + order <= words.count(); i++) {
            int hash = 7 + order;
            for (int k = 0; k < order; k++) {
                hash = FeatureHash.step(hash, words.hash(i + k));
            }
            into.add(hash, words.from(i), words.to(i + order - 1));
        }
    }

    private static void apart(NormalText text, int most, Features into) {
        Words words = Words.of(text);
        for (int i = 0; i < words.count(); i++) {
            for (int k = i + 2; k <= i + 1 + most && k < words.count(); k++) {
                into.add(
                        FeatureHash.step(FeatureHash.step(11, words.hash(i)), words.hash(k)),
                        words.from(i),
                        words.to(k));
            }
        }
    }
}
