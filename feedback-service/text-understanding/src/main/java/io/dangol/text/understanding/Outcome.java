package io.dangol.text.understanding;

/// What a classifier made of one text.
///
/// @param right the number of the right label
/// @param found the number of the likeliest label
/// @param confidence the probability that it gave to it
public record Outcome(int right, int found, double confidence) {
    public static Outcome of(int right, double[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return new Outcome(right, best, probabilities[best]);
    }

    /// Whether it found the right one.
    public boolean isRight() {
        return right == found;
    }
}
