package io.dangol.text.understanding;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How good a classifier is on texts whose right answers are known. All but the number are shares, 0 to 1.
///
/// @param f1 of yes for two labels, the mean over the labels that occur for more
/// @param calibrationError expected calibration error over 15 bins of equal width (Guo et al. 2017)
/// @param coverage the texts whose confidence reaches the threshold
/// @param accuracyDecided of those; 0 if there are none
/// @param accuracyAtHalfCoverage of the more confident half
public record Figures(
        int texts,
        double accuracy,
        double f1,
        double calibrationError,
        double coverage,
        double accuracyDecided,
        double accuracyAtHalfCoverage) {
    private static final int BINS = 15;
    private static final double DIGITS = 10_000;

    public static Figures of(List<Outcome> outcomes, int labels, double threshold) {
        List<Outcome> decided = outcomes.stream()
                .filter(outcome -> outcome.confidence() >= threshold)
                .toList();
        List<Outcome> half = outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::confidence).reversed())
                .limit(outcomes.size() / 2)
                .toList();
        return new Figures(
                outcomes.size(),
                accuracy(outcomes),
                f1(outcomes, labels),
                calibrationError(outcomes),
                outcomes.isEmpty() ? 0 : (double) decided.size() / outcomes.size(),
                accuracy(decided),
                accuracy(half));
    }

    /// The lowest confidence from which on a share of the texts is right that reaches a target; 1 if there is none.
    public static double threshold(List<Outcome> outcomes, double target) {
        List<Outcome> sorted = outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::confidence).reversed())
                .toList();
        double threshold = 1;
        int right = 0;
        for (int i = 0; i < sorted.size(); i++) {
            right += sorted.get(i).isRight() ? 1 : 0;
            if (right >= target * (i + 1)) {
                threshold = sorted.get(i).confidence();
            }
        }
        return threshold;
    }

    private static double accuracy(List<Outcome> outcomes) {
        return outcomes.isEmpty()
                ? 0
                : (double) outcomes.stream().filter(Outcome::isRight).count() / outcomes.size();
    }

    private static double f1(List<Outcome> outcomes, int labels) {
        double[] hits = new double[labels];
        double[] right = new double[labels];
        double[] found = new double[labels];
        for (Outcome outcome : outcomes) {
            right[outcome.right()]++;
            found[outcome.found()]++;
            hits[outcome.right()] += outcome.isRight() ? 1 : 0;
        }
        double sum = 0;
        int occurring = 0;
        for (int k = labels == 2 ? 1 : 0; k < labels; k++) {
            if (right[k] + found[k] > 0) {
                sum += 2 * hits[k] / (right[k] + found[k]);
                occurring++;
            }
        }
        return occurring == 0 ? 0 : sum / occurring;
    }

    private static double calibrationError(List<Outcome> outcomes) {
        double[] confidence = new double[BINS];
        double[] right = new double[BINS];
        for (Outcome outcome : outcomes) {
            int bin = Math.min(BINS - 1, (int) (outcome.confidence() * BINS));
            confidence[bin] += outcome.confidence();
            right[bin] += outcome.isRight() ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(confidence[bin] - right[bin]);
        }
        return outcomes.isEmpty() ? 0 : error / outcomes.size();
    }

    /// For JSON, with four digits.
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("texts", texts);
        map.put("accuracy", rounded(accuracy));
        map.put("f1", rounded(f1));
        map.put("calibrationError", rounded(calibrationError));
        map.put("coverage", rounded(coverage));
        map.put("accuracyDecided", rounded(accuracyDecided));
        map.put("accuracyAtHalfCoverage", rounded(accuracyAtHalfCoverage));
        return map;
    }

    public static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }

    @Override
    public String toString() {
        return "%,d texts: accuracy %.2f%%, F1 %.3f, calibration error %.4f, %.1f%% decided with %.2f%% right, half %.2f%%"
                .formatted(
                        texts,
                        100 * accuracy,
                        f1,
                        calibrationError,
                        100 * coverage,
                        100 * accuracyDecided,
                        100 * accuracyAtHalfCoverage);
    }
}
