package io.dangol.text.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Teaches a finished classifier what people knew better: what it has learnt stays, and an increment to its weights is
/// learnt from the corrections on top. The sum is again one linear model, so it costs nothing at run time, and the same
/// classifier and lessons make the same one on every machine.
///
/// Time and memory are bounded: of lessons that are more than the bounds the last ones count.
public final class IncrementTrainer {
    /// Corrections at most.
    public static final int MOST_LESSONS = 5_000;
    /// Features of all lessons together, times the outputs that each is learnt for: what bounds the
    /// time.
    static final long MOST_WORK = 40_000_000;
    /// Features of all lessons together, and different ones times outputs: what bounds the memory, at four
    /// bytes for each of the former, and four to sixteen for each of the latter.
    static final long MOST_FEATURES = 1_500_000;

    static final long MOST_WEIGHTS = 4_000_000;

    private static final List<Example> EXAMPLES = ExampleTeaching.standard();
    private static final double RATE = 2;
    private static final int EPOCHS = 8;
    private static final int VERSION_DIGITS = 8;

    private IncrementTrainer() {}

    /// @param lessons in any number; those whose label the classifier does not have are left out
    /// @return the classifier itself if nothing is left to learn from
    public static Classifier train(Classifier base, List<Lesson> lessons) {
        List<Lesson> kept = kept(base, lessons);
        if (kept.isEmpty()) {
            return base;
        }
        String version =
                base.version() + "+" + LessonTrainer.digest(base.labels(), kept).substring(0, VERSION_DIGITS);
        int[][] features = hashes(base, kept.stream().map(Lesson::text).toList());
        // Only what occurs is learnt: the models have millions of weights, and this has to fit beside them.
        int[] buckets = buckets(base, features);
        double[][] offsets = offsets(base, features);
        number(base, features, buckets);
        int[][] background = hashes(base, background(base));
        number(base, background, buckets);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, buckets.length - 1));
        Weights increment = LinearTrainer.train(
                new TrainingSet(
                        features,
                        labels(base, kept),
                        weights(kept),
                        base.labels().size(),
                        offsets,
                        background),
                new LinearTrainer.Settings(bits, RATE, EPOCHS, 0, 1, 0, 1));
        double slope = base.calibration().slope();
        return new Classifier(
                base.name(),
                version,
                base.task(),
                base.language(),
                base.labels(),
                base.features(),
                base.model().plus(buckets, increment, slope > 0 ? 1 / slope : 0),
                base.vocabulary().plus(kept.stream().map(Lesson::text).toList()),
                base.calibration(),
                base.threshold(),
                card(base, kept.size()));
    }

    /// The lessons that count, within the bounds, in their order.
    static List<Lesson> kept(Classifier base, List<Lesson> lessons) {
        Features buffer = Features.hashesOnly();
        List<Lesson> kept = new ArrayList<>();
        BitSet seen = new BitSet(1 << base.model().bits());
        long features = 0;
        long different = 0;
        for (Lesson lesson : lessons.reversed()) {
            if (base.labels().contains(lesson.label())) {
                base.features().extract(NormalText.of(lesson.text()), buffer);
                features += buffer.count();
                for (int i = 0; i < buffer.count(); i++) {
                    int bucket = buffer.hash(i) & base.model().mask();
                    different += seen.get(bucket) ? 0 : 1;
                    seen.set(bucket);
                }
                boolean within = kept.size() < MOST_LESSONS
                        && features <= MOST_FEATURES
                        && features * base.model().outputs() <= MOST_WORK
                        && different * base.model().outputs() <= MOST_WEIGHTS;
                if (!within) {
                    break;
                }
                kept.add(lesson);
            }
        }
        return List.copyOf(kept.reversed());
    }

    private static int[][] hashes(Classifier base, List<String> texts) {
        Features buffer = Features.hashesOnly();
        int[][] hashes = new int[texts.size()][];
        for (int i = 0; i < hashes.length; i++) {
            base.features().extract(NormalText.of(texts.get(i)), buffer);
            hashes[i] = buffer.toArray();
        }
        return hashes;
    }

    /// The different buckets of some texts, in their order.
    private static int[] buckets(Classifier base, int[][] features) {
        BitSet seen = new BitSet(1 << base.model().bits());
        for (int[] text : features) {
            for (int feature : text) {
                seen.set(feature & base.model().mask());
            }
        }
        return seen.stream().toArray();
    }

    /// Puts in place of each feature the number of its bucket; those in none of the buckets are left
    /// out.
    private static void number(Classifier base, int[][] features, int[] buckets) {
        for (int i = 0; i < features.length; i++) {
            int[] text = features[i];
            int count = 0;
            for (int feature : text) {
                int number = Arrays.binarySearch(buckets, feature & base.model().mask());
                if (number >= 0) {
                    text[count++] = number;
                }
            }
            features[i] = Arrays.copyOf(text, count);
        }
    }

    /// What the classifier says already is where each text begins, on the scale of its calibrated
    /// scores.
    private static double[][] offsets(Classifier base, int[][] features) {
        Calibration calibration = base.calibration();
        double[][] offsets = new double[features.length][];
        for (int i = 0; i < features.length; i++) {
            double[] scores = base.model().scores(features[i]);
            for (int k = 0; k < scores.length; k++) {
                scores[k] = calibration.slope() * scores[k] + calibration.intercept();
            }
            offsets[i] = scores;
        }
        return offsets;
    }

    private static int[] labels(Classifier base, List<Lesson> lessons) {
        return lessons.stream()
                .mapToInt(lesson -> base.labels().indexOf(lesson.label()))
                .toArray();
    }

    private static float[] weights(List<Lesson> lessons) {
        float[] weights = new float[lessons.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = lessons.get(i).weight();
        }
        return weights;
    }

    /// What is in every correction may still be rare in the language, and then it is what they are
    /// about: the written examples tell.
    private static List<String> background(Classifier base) {
        return EXAMPLES.stream()
                .filter(example -> example.language() == base.language())
                .map(Example::text)
                .toList();
    }

    private static String card(Classifier base, int lessons) {
        return """
            {"learntFromCorrections":%d,"on":%s}\
            """.formatted(lessons, base.card().strip());
    }
}
