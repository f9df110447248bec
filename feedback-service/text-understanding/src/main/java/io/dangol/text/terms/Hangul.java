package io.dangol.text.terms;

/// The parts of a Korean syllable.
///
/// Source: The Unicode Standard, 3.12, "Conjoining Jamo Behavior": a syllable is
/// `0xAC00 + (lead × 21 + vowel) × 28 + tail`.
final class Hangul {
    static final int TAIL_NONE = 0;
    static final int TAIL_N = 4;
    static final int TAIL_R = 8;
    static final int TAIL_B = 17;
    static final int TAIL_SS = 20;

    private static final int FIRST = 0xac00;
    private static final int VOWELS = 21;
    private static final int TAILS = 28;
    private static final int VOWEL_AE = 1;
    private static final int[] CONTRACTED = {VOWEL_AE, 6, 9, 10, 14};
    private static final int[] PLAIN = {0, 20, 8, 11, 13};

    private Hangul() {}

    /// The consonant that a syllable ends with, as a number; [#TAIL_NONE] where it ends with a vowel.
    static int tail(char syllable) {
        return (syllable - FIRST) % TAILS;
    }

    static boolean isOpen(char syllable) {
        return tail(syllable) == TAIL_NONE;
    }

    static char withoutTail(char syllable) {
        return (char) (syllable - tail(syllable));
    }

    /// The open syllable that a verb's stem ends with before its vowel ran into that of the ending: `려`
    /// is `리` + `어`, `와` is `오` + `아`, `해` is `하` + `여`, `돼` is `되` + `어`, `줘` is `주` + `어`.
    static char uncontracted(char openSyllable) {
        int vowel = (openSyllable - FIRST) / TAILS % VOWELS;
        if (vowel == VOWEL_AE && openSyllable != '해') {
            return openSyllable; // `보내` is whole
        }
        for (int index = 0; index < CONTRACTED.length; index++) {
            if (vowel == CONTRACTED[index]) {
                return (char) (openSyllable + (PLAIN[index] - vowel) * TAILS);
            }
        }
        return openSyllable;
    }
}
