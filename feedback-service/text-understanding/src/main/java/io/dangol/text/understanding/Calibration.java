package io.dangol.text.understanding;

/// Turns scores into probabilities that come true as often as they say. One score: Platt's sigmoid with slope and
/// intercept. Several: a softmax with the slope as inverse temperature (Guo et al. 2017); the intercept is then zero.
public record Calibration(double slope, double intercept) {
    public static final Calibration NONE = new Calibration(1, 0);

    /// The probability of each label; for one score those of no and of yes.
    public double[] probabilities(double[] scores) {
        if (scores.length == 1) {
            double yes = sigmoid(slope * scores[0] + intercept);
            return new double[] {1 - yes, yes};
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, slope * score);
        }
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            probabilities[k] = Math.exp(slope * scores[k] - largest);
            sum += probabilities[k];
        }
        for (int k = 0; k < scores.length; k++) {
            probabilities[k] /= sum;
        }
        return probabilities;
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
