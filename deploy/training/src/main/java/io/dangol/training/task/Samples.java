package io.dangol.training.task;

import io.dangol.text.understanding.FeatureSet;
import io.dangol.text.understanding.Features;
import io.dangol.text.understanding.NormalText;
import io.dangol.text.understanding.TrainingSet;
import io.dangol.text.understanding.Vocabulary;
import io.dangol.training.data.LabelledText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Texts with their hashed features, extracted once and put together to training sets in many ways.
final class Samples {
    /// A text, its features, and how much it counts.
    static final class Sample {
        private final LabelledText text;
        private final int[] features;
        private final float weight;

        private Sample(LabelledText text, int[] features, double weight) {
            this.text = text;
            this.features = features;
            this.weight = (float) weight;
        }

        LabelledText text() {
            return text;
        }

        /// Shared, not copied: there are millions. Nobody writes to it.
        int[] features() {
            return features;
        }

        int label() {
            return text.label();
        }

        float weight() {
            return weight;
        }
    }

    private final List<Sample> samples;

    private Samples(List<Sample> samples) {
        this.samples = samples;
    }

    static Samples of(Collection<LabelledText> texts, FeatureSet set, double weight) {
        Features buffer = Features.hashesOnly();
        List<Sample> samples = new ArrayList<>(texts.size());
        for (LabelledText text : texts) {
            set.extract(NormalText.of(text.text()), buffer);
            samples.add(new Sample(text, buffer.toArray(), weight));
        }
        return new Samples(samples);
    }

    Samples and(Samples others) {
        List<Sample> both = new ArrayList<>(samples);
        both.addAll(others.samples);
        return new Samples(both);
    }

    Samples weighted(ToDoubleFunction<Sample> weight) {
        return new Samples(samples.stream()
                .map(sample -> new Sample(sample.text, sample.features, weight.applyAsDouble(sample)))
                .toList());
    }

    Samples where(Predicate<Sample> wanted) {
        return new Samples(samples.stream().filter(wanted).toList());
    }

    /// One of several parts of about the same size, or with `rest` all the others. An order at random
    /// comes before.
    Samples part(int part, int parts, boolean rest) {
        List<Sample> some = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if ((i % parts == part) != rest) {
                some.add(samples.get(i));
            }
        }
        return new Samples(some);
    }

    Samples first(int most) {
        return new Samples(samples.subList(0, Math.min(most, samples.size())));
    }

    List<Sample> list() {
        return samples;
    }

    int size() {
        return samples.size();
    }

    /// The words of the texts.
    ///
    /// @param least how often a word must occur to count
    Vocabulary vocabulary(int least) {
        return Vocabulary.of(samples.stream().map(sample -> sample.text.text()).toList(), least);
    }

    TrainingSet toTrain(int labels) {
        int[][] features = new int[samples.size()][];
        int[] right = new int[features.length];
        float[] weights = new float[features.length];
        for (int i = 0; i < features.length; i++) {
            features[i] = samples.get(i).features();
            right[i] = samples.get(i).label();
            weights[i] = samples.get(i).weight;
        }
        return new TrainingSet(features, right, weights, labels);
    }
}
