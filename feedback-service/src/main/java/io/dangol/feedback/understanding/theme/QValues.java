package io.dangol.feedback.understanding.theme;

import java.util.Arrays;
import java.util.Comparator;

/// The false discovery rate: of all themes with a q-value of at most 0.05, 5% are there by chance at most, on average.
///
/// Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate" (1995); it holds for nested phrases
/// too, whose counts go up and down together: Y. Benjamini and D. Yekutieli (2001).
final class QValues {
    private QValues() {}

    /// @param pValues one for each theme that was tested, flagged or not
    /// @return the least rate at which each would be flagged, in the same order
    static double[] of(double[] pValues) {
        Integer[] order = new Integer[pValues.length];
        Arrays.setAll(order, index -> index);
        Arrays.sort(order, Comparator.comparingDouble((Integer index) -> pValues[index]));
        double[] values = new double[pValues.length];
        double least = 1;
        for (int rank = order.length; rank >= 1; rank--) {
            int index = order[rank - 1];
            least = Math.min(least, pValues[index] * order.length / rank);
            values[index] = Math.max(pValues[index], least); // a rounded product may be a digit below
        }
        return values;
    }
}
