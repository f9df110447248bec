package io.dangol.text.understanding;

import java.util.Arrays;
import java.util.Random;

/// Learns the weights of a [LinearModel] by stochastic gradient descent on the logistic loss. The same texts, settings
/// and seed give the same weights on every machine.
///
/// Features do not learn equally fast. The rate of each is the square of its naive-Bayes log-count ratio (Wang and
/// Manning 2012, NBSVM) and of its rarity, raised to powers of the settings: what tells the labels apart, and is no
/// commonplace, learns first. That is the same as scaling the features, without having to scale them at run time.
public final class LinearTrainer {
    /// @param bits 2^bits buckets
    /// @param rate of learning at the start; it falls to zero in a line
    /// @param ratioPower of the log-count ratio; only for yes or no
    /// @param rarityPower of log(n/df)
    /// @param least features of fewer texts, by weight, do not learn
    public record Settings(
            int bits, double rate, int epochs, double ratioPower, double rarityPower, double least, long seed) {}

    private static final double BIAS_RATE = 0.01;
    /// A text whose label nobody knows speaks for neither.
    private static final float HALF = 0.5f;

    private final TrainingSet texts;
    private final Settings settings;
    private final int mask;
    private final int outputs;
    private final float[] rates;
    private final float[] weights;
    private final float[] biases;

    private LinearTrainer(TrainingSet texts, Settings settings) {
        this.texts = texts;
        this.settings = settings;
        this.mask = (1 << settings.bits()) - 1;
        this.outputs = texts.outputs();
        this.weights = new float[outputs << settings.bits()];
        this.biases = new float[outputs];
        this.rates = rates();
    }

    public static Weights train(TrainingSet texts, Settings settings) {
        LinearTrainer trainer = new LinearTrainer(texts, settings);
        trainer.run();
        return new Weights(settings.bits(), trainer.weights, trainer.biases);
    }

    private float[] rates() {
        float[] yes = new float[mask + 1];
        float[] all = new float[mask + 1];
        double yesTexts = 0;
        double allTexts = 0;
        for (int i = 0; i < texts.size(); i++) {
            float weight = texts.weight(i);
            boolean isYes = texts.label(i) == 1;
            allTexts += weight;
            yesTexts += isYes ? weight : 0;
            for (int feature : texts.features(i)) {
                all[feature & mask] += weight;
                yes[feature & mask] += isYes ? weight : 0;
            }
        }
        for (int[] commonplace : texts.background()) {
            allTexts++;
            yesTexts += HALF;
            for (int feature : commonplace) {
                all[feature & mask]++;
                yes[feature & mask] += HALF;
            }
        }
        float[] rates = new float[mask + 1];
        double sum = 0;
        double count = 0;
        for (int bucket = 0; bucket <= mask; bucket++) {
            if (all[bucket] >= settings.least() && all[bucket] > 0) {
                double ratio = Math.log((yes[bucket] + 1) / (yesTexts + 2))
                        - Math.log((all[bucket] - yes[bucket] + 1) / (allTexts - yesTexts + 2));
                double rarity = Math.log((allTexts + 1) / (Math.min(all[bucket], allTexts) + 0.5));
                double value = (outputs == 1 ? Math.pow(Math.abs(ratio), settings.ratioPower()) : 1)
                        * Math.pow(Math.max(rarity, 0), settings.rarityPower());
                rates[bucket] = (float) (value * value);
                sum += rates[bucket] * all[bucket];
                count += all[bucket];
            }
        }
        // So that the rate of learning means the same whatever the powers.
        float norm = sum == 0 ? 0 : (float) (count / sum);
        for (int bucket = 0; bucket <= mask; bucket++) {
            rates[bucket] *= norm;
        }
        return rates;
    }

    private void run() {
        int[] order = new int[texts.size()];
        Arrays.setAll(order, i -> i);
        Random random = new Random(settings.seed());
        long steps = (long) order.length * settings.epochs();
        long step = 0;
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            shuffle(order, random);
            for (int text : order) {
                double rate = settings.rate() * (1 - (double) step / steps);
                step++;
                if (texts.features(text).length > 0) {
                    if (outputs == 1) {
                        learnYesOrNo(text, rate);
                    } else {
                        learnAmongMany(text, rate);
                    }
                }
            }
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    private void learnYesOrNo(int text, double rate) {
        int[] features = texts.features(text);
        double norm = 1 / Math.sqrt(features.length);
        float sum = 0;
        for (int feature : features) {
            sum += weights[feature & mask];
        }
        double error = Calibration.sigmoid(texts.offset(text, 0) + sum * norm + biases[0]) - texts.label(text);
        double step = rate * error * texts.weight(text);
        float move = (float) (step * norm);
        biases[0] -= (float) (step * BIAS_RATE);
        for (int feature : features) {
            weights[feature & mask] -= move * rates[feature & mask];
        }
    }

    private void learnAmongMany(int text, double rate) {
        int[] features = texts.features(text);
        double norm = 1 / Math.sqrt(features.length);
        float[] sums = new float[outputs];
        for (int feature : features) {
            int base = (feature & mask) * outputs;
            for (int k = 0; k < outputs; k++) {
                sums[k] += weights[base + k];
            }
        }
        double[] scores = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            scores[k] = texts.offset(text, k) + sums[k] * norm + biases[k];
        }
        double[] probabilities = Calibration.NONE.probabilities(scores);
        double step = rate * texts.weight(text);
        for (int k = 0; k < outputs; k++) {
            double error = probabilities[k] - (k == texts.label(text) ? 1 : 0);
            sums[k] = (float) (step * error * norm);
            biases[k] -= (float) (step * error * BIAS_RATE);
        }
        for (int feature : features) {
            float own = rates[feature & mask];
            if (own > 0) {
                int base = (feature & mask) * outputs;
                for (int k = 0; k < outputs; k++) {
                    weights[base + k] -= own * sums[k];
                }
            }
        }
    }
}
