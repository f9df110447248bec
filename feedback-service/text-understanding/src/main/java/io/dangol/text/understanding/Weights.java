package io.dangol.text.understanding;

/// What a [LinearTrainer] has learnt, before it is rounded.
public final class Weights {
    private final int bits;
    private final float[] values;
    private final float[] biases;

    /// @param values for the bucket b and the output k at `b * outputs + k`
    Weights(int bits, float[] values, float[] biases) {
        this.bits = bits;
        this.values = values;
        this.biases = biases;
    }

    /// This, times a factor, plus another of the same shape, times another factor, plus something to the bias.
    public Weights mixed(double own, Weights other, double others, double bias) {
        float[] sum = new float[values.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (own * values[i] + others * other.values[i]);
        }
        return new Weights(bits, sum, new float[] {(float) (own * biases[0] + others * other.biases[0] + bias)});
    }

    /// The scores of hashed features.
    public double[] scores(int[] features) {
        double[] scores = new double[biases.length];
        int mask = (1 << bits) - 1;
        for (int feature : features) {
            int base = (feature & mask) * biases.length;
            for (int k = 0; k < scores.length; k++) {
                scores[k] += values[base + k];
            }
        }
        double norm = features.length == 0 ? 0 : 1 / Math.sqrt(features.length);
        for (int k = 0; k < scores.length; k++) {
            scores[k] = scores[k] * norm + biases[k];
        }
        return scores;
    }

    /// How many weights there are.
    public int size() {
        return values.length;
    }

    int bits() {
        return bits;
    }

    float[] biases() {
        return biases.clone();
    }

    public float value(int index) {
        return values[index];
    }

    float bias(int output) {
        return biases[output];
    }
}
