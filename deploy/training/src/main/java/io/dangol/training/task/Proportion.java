package io.dangol.training.task;

import java.util.List;

/// Logistic regression on a few scores: how much each should count, and the intercept.
final class Proportion {
    private static final int STEPS = 3_000;
    private static final double RATE = 0.3;
    private static final double DECAY = 1e-3;

    private Proportion() {}

    /// @return a factor for each score, then the intercept
    static double[] of(List<double[]> scores, List<Integer> labels) {
        int count = scores.getFirst().length;
        double[] factors = new double[count + 1];
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[count + 1];
            for (int i = 0; i < scores.size(); i++) {
                double[] one = scores.get(i);
                double z = factors[count];
                for (int k = 0; k < count; k++) {
                    z += factors[k] * one[k];
                }
                double error = 1 / (1 + Math.exp(-z)) - labels.get(i);
                for (int k = 0; k < count; k++) {
                    gradient[k] += error * one[k];
                }
                gradient[count] += error;
            }
            for (int k = 0; k <= count; k++) {
                double decay = k < count ? DECAY * factors[k] : 0;
                factors[k] -= RATE * (gradient[k] / scores.size() + decay);
            }
        }
        return factors;
    }
}
