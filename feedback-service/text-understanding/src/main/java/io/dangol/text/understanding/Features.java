package io.dangol.text.understanding;

import java.util.Arrays;

/// The hashed n-grams of one text, as often as they occur; optionally with the part of the text that each covers.
/// Can be used again for the next text; belongs to one thread.
public final class Features {
    private final boolean withSpans;
    private int[] hashes = new int[2_048];
    private int[] spans = new int[0];
    private int count;

    private Features(boolean withSpans) {
        this.withSpans = withSpans;
        if (withSpans) {
            spans = new int[hashes.length];
        }
    }

    public static Features hashesOnly() {
        return new Features(false);
    }

    static Features withSpans() {
        return new Features(true);
    }

    void clear() {
        count = 0;
    }

    /// @param from the first character covered
    /// @param to after the last one; both below 2^16, which [NormalText#MOST_CHARACTERS] sees to
    void add(int hash, int from, int to) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
            if (withSpans) {
                spans = Arrays.copyOf(spans, count * 2);
            }
        }
        hashes[count] = mixed(hash);
        if (withSpans) {
            spans[count] = from << 16 | to;
        }
        count++;
    }

    public int count() {
        return count;
    }

    int hash(int index) {
        return hashes[index];
    }

    int span(int index) {
        return spans[index];
    }

    /// A copy to keep, for training.
    public int[] toArray() {
        return Arrays.copyOf(hashes, count);
    }

    /// The finaliser of Chris Wellons's `lowbias32`: every bit of the input reaches every bit of the
    /// bucket.
    static int mixed(int hash) {
        int h = hash ^ hash >>> 16;
        h *= 0x7feb352d;
        h ^= h >>> 15;
        h *= 0x846ca68b;
        return h ^ h >>> 16;
    }
}
