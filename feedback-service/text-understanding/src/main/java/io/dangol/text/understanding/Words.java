package io.dangol.text.understanding;

/// Where the words of a text are, and a hash of each.
final class Words {
    private final int[] hashes;
    private final int[] bounds;
    private int count;

    private Words(int most) {
        this.hashes = new int[most];
        this.bounds = new int[2 * most];
    }

    /// A word is a run of letters and digits (`don't` is one); every other mark is one by itself.
    static Words of(NormalText text) {
        Words words = new Words(text.length());
        int from = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || (c == '\'' && from >= 0)) {
                from = from < 0 ? i : from;
                continue;
            }
            if (from >= 0) {
                words.add(text, from, i);
                from = -1;
            }
            if (c != ' ') {
                words.add(text, i, i + 1);
            }
        }
        return words;
    }

    private void add(NormalText text, int from, int to) {
        int hash = 17;
        for (int i = from; i < to; i++) {
            hash = FeatureHash.step(hash, text.at(i));
        }
        hashes[count] = hash;
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
        count++;
    }

    int count() {
        return count;
    }

    int hash(int index) {
        return hashes[index];
    }

    int from(int index) {
        return bounds[2 * index];
    }

    int to(int index) {
        return bounds[2 * index + 1];
    }
}
