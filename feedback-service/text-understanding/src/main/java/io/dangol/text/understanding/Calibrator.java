package io.dangol.text.understanding;

/// Finds the [Calibration] of scores whose right answers are known, on texts that the model has not learnt from.
public final class Calibrator {
    private static final int STEPS = 200;
    private static final double LEAST_STEP = 1e-10;

    private Calibrator() {}

    /// Platt's sigmoid by Newton's method, with his targets that keep it from certainty, and steps that are
    /// halved until they are steps forward (Lin, Lin and Weng 2007): without that, scores without an error
    /// would lead it astray.
    public static Calibration ofYesOrNo(double[] scores, boolean[] yes) {
        double positives = 0;
        for (boolean one : yes) {
            positives += one ? 1 : 0;
        }
        double high = (positives + 1) / (positives + 2);
        double low = 1 / (yes.length - positives + 2);
        double slope = 1;
        double intercept = 0;
        for (int step = 0; step < STEPS; step++) {
            double gradientA = 0;
            double gradientB = 0;
            double aa = 1e-9;
            double ab = 0;
            double bb = 1e-9;
            for (int i = 0; i < scores.length; i++) {
                double p = Calibration.sigmoid(slope * scores[i] + intercept);
                double error = p - (yes[i] ? high : low);
                double weight = p * (1 - p);
                gradientA += error * scores[i];
                gradientB += error;
                aa += weight * scores[i] * scores[i];
                ab += weight * scores[i];
                bb += weight;
            }
            double determinant = aa * bb - ab * ab;
            if (Math.abs(gradientA) + Math.abs(gradientB) < 1e-6 || determinant <= 0) {
                break;
            }
            double stepA = (bb * gradientA - ab * gradientB) / determinant;
            double stepB = (aa * gradientB - ab * gradientA) / determinant;
            double loss = loss(scores, yes, slope, intercept, high, low);
            double part = 1;
            while (part > LEAST_STEP
                    && !(loss(scores, yes, slope - part * stepA, intercept - part * stepB, high, low) < loss)) {
                part /= 2;
            }
            if (part <= LEAST_STEP) {
                break;
            }
            slope -= part * stepA;
            intercept -= part * stepB;
        }
        return new Calibration(slope, intercept);
    }

    private static double loss(
            double[] scores, boolean[] yes, double slope, double intercept, double high, double low) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double z = slope * scores[i] + intercept;
            // log(1 + e^z), whatever the size of z.
            loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (yes[i] ? high : low) * z;
        }
        return loss;
    }

    /// The temperature under which the right labels are likeliest, by golden-section search on its logarithm.
    public static Calibration amongMany(double[][] scores, int[] labels) {
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(0.05);
        double high = Math.log(20);
        for (int step = 0; step < 60; step++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (loss(scores, labels, Math.exp(left)) < loss(scores, labels, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return new Calibration(Math.exp((low + high) / 2), 0);
    }

    private static double loss(double[][] scores, int[] labels, double slope) {
        Calibration calibration = new Calibration(slope, 0);
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            loss -= Math.log(Math.max(1e-12, calibration.probabilities(scores[i])[labels[i]]));
        }
        return loss;
    }
}
