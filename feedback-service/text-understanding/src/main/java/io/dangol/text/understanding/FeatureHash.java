package io.dangol.text.understanding;

/// The hash by which features are told apart.
final class FeatureHash {
    private FeatureHash() {}

    /// One step of FNV-1a, with a shift that a run of similar characters needs.
    static int step(int hash, int next) {
        int h = (hash ^ next) * 0x01000193;
        return h ^ h >>> 15;
    }
}
