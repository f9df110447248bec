package io.dangol.text.understanding;

/// A linear model over hashed features: a score for each output is the sum of its features' weights, divided by the
/// square root of their number, plus a bias. One output decides yes or no; more decide among as many labels.
///
/// A weight is one byte `q` with the value `sign(q) (q/127)² scale`: small weights, which most are, keep their digits.
public final class LinearModel {
    static final int MOST_BITS = 24;
    private static final int LEVELS = 127;
    private static final float MOST_GROWTH = 4;

    private final int bits;
    private final int outputs;
    private final float scale;
    private final float[] biases;
    private final byte[] weights;
    private final float[] values = new float[256];

    /// @param weights for the bucket b and the output k at `b * outputs + k`
    LinearModel(int bits, float scale, float[] biases, byte[] weights) {
        if (bits < 1 || bits > MOST_BITS || biases.length < 1) {
            throw new IllegalArgumentException("a model has 1 to " + MOST_BITS + " bits and an output");
        }
        if ((long) biases.length << bits != weights.length) {
            throw new IllegalArgumentException("the weights are not as many as buckets and outputs");
        }
        this.bits = bits;
        this.outputs = biases.length;
        this.scale = scale;
        this.biases = biases;
        this.weights = weights;
        for (int q = -128; q < 128; q++) {
            float part = (float) q / LEVELS;
            values[q & 0xff] = Math.signum(part) * part * part * scale;
        }
    }

    /// A model with weights rounded to a byte each.
    public static LinearModel of(Weights weights) {
        float largest = Float.MIN_NORMAL;
        for (int i = 0; i < weights.size(); i++) {
            largest = Math.max(largest, Math.abs(weights.value(i)));
        }
        byte[] rounded = new byte[weights.size()];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = level(weights.value(i), largest);
        }
        return new LinearModel(weights.bits(), largest, weights.biases(), rounded);
    }

    public int outputs() {
        return outputs;
    }

    /// This model with other weights, times a factor, added in some buckets. Where nothing is added a
    /// weight stays as it is, and no weight grows beyond some times the largest: one byte has to tell all
    /// of them apart.
    ///
    /// @param increment the weights of `buckets[b]` are those of its bucket b
    LinearModel plus(int[] buckets, Weights increment, double factor) {
        float most = MOST_GROWTH * scale;
        float largest = scale;
        float[] sums = new float[buckets.length * outputs];
        for (int i = 0; i < sums.length; i++) {
            float own = values[weights[buckets[i / outputs] * outputs + i % outputs] & 0xff];
            sums[i] = Math.clamp((float) (own + factor * increment.value(i)), -most, most);
            largest = Math.max(largest, Math.abs(sums[i]));
        }
        byte[] rounded = rounded(largest);
        for (int i = 0; i < sums.length; i++) {
            rounded[buckets[i / outputs] * outputs + i % outputs] = level(sums[i], largest);
        }
        float[] moved = biases.clone();
        for (int k = 0; k < outputs; k++) {
            moved[k] += (float) (factor * increment.bias(k));
        }
        return new LinearModel(bits, largest, moved, rounded);
    }

    /// The weights as they are on another scale.
    private byte[] rounded(float largest) {
        byte[] rounded = weights.clone();
        if (largest > scale) {
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = level(values[rounded[i] & 0xff], largest);
            }
        }
        return rounded;
    }

    private static byte level(float weight, float largest) {
        long level = Math.round(LEVELS * Math.sqrt(Math.abs(weight) / largest));
        return (byte) (weight < 0 ? -level : level);
    }

    /// The score of a model with one output.
    public double score(Features features) {
        int mask = (1 << bits) - 1;
        float sum = 0;
        for (int i = 0; i < features.count(); i++) {
            sum += values[weights[features.hash(i) & mask] & 0xff];
        }
        return sum * norm(features) + biases[0];
    }

    /// The scores of all outputs.
    public double[] scores(Features features) {
        if (outputs == 1) {
            return new double[] {score(features)};
        }
        int mask = (1 << bits) - 1;
        float[] sums = new float[outputs];
        for (int i = 0; i < features.count(); i++) {
            int base = (features.hash(i) & mask) * outputs;
            for (int k = 0; k < outputs; k++) {
                sums[k] += values[weights[base + k] & 0xff];
            }
        }
        double[] scores = new double[outputs];
        double norm = norm(features);
        for (int k = 0; k < outputs; k++) {
            scores[k] = sums[k] * norm + biases[k];
        }
        return scores;
    }

    /// The scores of hashed features.
    double[] scores(int[] features) {
        double[] scores = new double[outputs];
        for (int feature : features) {
            int base = (feature & mask()) * outputs;
            for (int k = 0; k < outputs; k++) {
                scores[k] += values[weights[base + k] & 0xff];
            }
        }
        double norm = features.length == 0 ? 0 : 1 / Math.sqrt(features.length);
        for (int k = 0; k < outputs; k++) {
            scores[k] = scores[k] * norm + biases[k];
        }
        return scores;
    }

    /// What one feature adds to the score of an output, beyond what it adds to the others on average.
    double contribution(Features features, int index, int output) {
        int base = (features.hash(index) & (1 << bits) - 1) * outputs;
        double own = values[weights[base + output] & 0xff];
        if (outputs > 1) {
            double all = 0;
            for (int k = 0; k < outputs; k++) {
                all += values[weights[base + k] & 0xff];
            }
            own -= all / outputs;
        }
        return own * norm(features);
    }

    private static double norm(Features features) {
        return features.count() == 0 ? 0 : 1 / Math.sqrt(features.count());
    }

    /// What of a hashed feature is its bucket.
    int mask() {
        return (1 << bits) - 1;
    }

    int bits() {
        return bits;
    }

    float scale() {
        return scale;
    }

    float[] biases() {
        return biases.clone();
    }

    /// Shared, not copied: it may be megabytes. Nobody writes to it.
    byte[] weights() {
        return weights;
    }
}
