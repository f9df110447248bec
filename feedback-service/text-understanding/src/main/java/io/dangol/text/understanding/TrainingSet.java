package io.dangol.text.understanding;

import org.jspecify.annotations.Nullable;

/// Texts to learn from.
public final class TrainingSet {
    private final int[][] features;
    private final int[] labels;
    private final float[] weights;
    private final int labelCount;
    private final double @Nullable [][] offsets;
    private final int[][] background;

    /// @param features the hashed features of each text, from [Features#toArray()]
    /// @param labels the number of the right label of each; of a yes-or-no task 1 for yes
    /// @param weights how much each counts; 1 is usual
    /// @param labelCount how many labels there are, 2 for yes or no
    public TrainingSet(int[][] features, int[] labels, float[] weights, int labelCount) {
        this(features, labels, weights, labelCount, null, new int[0][]);
    }

    /// @param offsets what is known already: the scores of each text that the learnt ones are added to; null for none
    /// @param background texts that are not learnt but tell what is commonplace
    TrainingSet(
            int[][] features,
            int[] labels,
            float[] weights,
            int labelCount,
            double @Nullable [][] offsets,
            int[][] background) {
        if (features.length != labels.length || features.length != weights.length) {
            throw new IllegalArgumentException("every text has features, a label and a weight");
        }
        for (int label : labels) {
            if (label < 0 || label >= labelCount) {
                throw new IllegalArgumentException("no label " + label + " among " + labelCount);
            }
        }
        this.features = features;
        this.labels = labels;
        this.weights = weights;
        this.labelCount = labelCount;
        this.offsets = offsets;
        this.background = background;
    }

    public int size() {
        return features.length;
    }

    public int labelCount() {
        return labelCount;
    }

    /// The outputs of a model with this many labels: one for yes or no.
    int outputs() {
        return labelCount == 2 ? 1 : labelCount;
    }

    int[] features(int text) {
        return features[text];
    }

    int label(int text) {
        return labels[text];
    }

    float weight(int text) {
        return weights[text];
    }

    /// Texts that are not learnt but tell what is commonplace.
    int[][] background() {
        return background;
    }

    /// The score of a text's output before anything was learnt from these.
    double offset(int text, int output) {
        return offsets == null ? 0 : offsets[text][output];
    }
}
