package io.dangol.text.understanding;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/// The words that a classifier has learnt from, so that it can abstain from a text of words it has never seen: a linear
/// model gives every text a score, also one of which it knows nothing.
///
/// Korean words change their endings, so a Korean word is known if at least half of its pairs of syllables are; any
/// other word must be known as it is. What is a word: see [NormalText#wordFrom].
///
/// A Bloom filter (Bloom 1970): a word that was learnt is always known; a few in a hundred others are taken for known.
public final class Vocabulary {
    private static final int LEAST_BITS = 19;
    private static final int MOST_BITS = 23;
    private static final int BITS_FOR_ONE = 10;
    private static final int PROBES = 3;
    private static final int INDEX_SHIFT = 6;

    private final long[] bits;

    /// @throws IllegalArgumentException if the number of bits is no power of two or more than 2^23
    Vocabulary(long[] bits) {
        if (Integer.bitCount(bits.length) != 1 || bits.length > (1 << MOST_BITS) / Long.SIZE) {
            throw new IllegalArgumentException("a vocabulary has a power of two of bits, at most 2^" + MOST_BITS);
        }
        this.bits = bits.clone();
    }

    /// The words of some texts.
    ///
    /// @param least how often a word must occur to count; 2 leaves out most misspellings
    public static Vocabulary of(Collection<String> texts, int least) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (String text : texts) {
            eachUnit(NormalText.of(text), unit -> counts.merge(unit, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < least);
        int wanted = Long.SIZE - Long.numberOfLeadingZeros((long) counts.size() * BITS_FOR_ONE);
        Vocabulary made = new Vocabulary(new long[(1 << Math.clamp(wanted, LEAST_BITS, MOST_BITS)) / Long.SIZE]);
        counts.keySet().forEach(made::put);
        return made;
    }

    /// These words and those of more texts.
    Vocabulary plus(Collection<String> texts) {
        Vocabulary more = new Vocabulary(bits);
        texts.forEach(text -> eachUnit(NormalText.of(text), more::put));
        return more;
    }

    /// Whether at least half of the words of a text are known. Not so for a text without words.
    boolean knowsMostOf(NormalText text) {
        int words = 0;
        int known = 0;
        int to;
        for (int from = text.wordFrom(0); from >= 0; from = text.wordFrom(to)) {
            to = text.wordTo(from);
            words++;
            known += knows(text, from, to) ? 1 : 0;
        }
        return words > 0 && 2 * known >= words;
    }

    long[] toArray() {
        return bits.clone();
    }

    private boolean knows(NormalText text, int from, int to) {
        int[] unitsAndKnown = new int[2];
        eachUnit(text, from, to, unit -> {
            unitsAndKnown[0]++;
            unitsAndKnown[1] += has(unit) ? 1 : 0;
        });
        return 2 * unitsAndKnown[1] >= unitsAndKnown[0];
    }

    private static void eachUnit(NormalText text, IntConsumer taken) {
        int to;
        for (int from = text.wordFrom(0); from >= 0; from = text.wordFrom(to)) {
            to = text.wordTo(from);
            eachUnit(text, from, to, taken);
        }
    }

    private static void eachUnit(NormalText text, int from, int to, IntConsumer taken) {
        if (to - from > 1 && text.isKorean(from, to)) {
            for (int i = from; i + 1 < to; i++) {
                taken.accept(FeatureHash.step(FeatureHash.step(2, text.at(i)), text.at(i + 1)));
            }
            return;
        }
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = FeatureHash.step(hash, text.at(i));
        }
        taken.accept(hash);
    }

    private void put(int unit) {
        int hash = unit;
        for (int probe = 0; probe < PROBES; probe++) {
            hash = Features.mixed(hash + probe);
            bits[index(hash)] |= 1L << hash;
        }
    }

    private boolean has(int unit) {
        int hash = unit;
        for (int probe = 0; probe < PROBES; probe++) {
            hash = Features.mixed(hash + probe);
            if ((bits[index(hash)] & 1L << hash) == 0) {
                return false;
            }
        }
        return true;
    }

    private int index(int hash) {
        return hash >>> INDEX_SHIFT & bits.length - 1;
    }
}
