package io.dangol.feedback.understanding;

import java.util.ArrayList;
import java.util.List;

/// Teaches a finished classifier what people knew better: what it has learnt stays, and an increment to its weights is
/// learnt from the corrections on top. The sum is again one linear model, so it costs nothing at run time, and the same
/// classifier and lessons make the same one on every machine.
///
/// Time and memory are bounded: of lessons that are more than the bounds the last ones count.
public final class IncrementTrainer {
    /// Corrections at most.
    public static final int MOST_LESSONS = 5_000;
    /// Features of all lessons together, times the outputs that each is learnt for.
    static final long MOST_WORK = 40_000_000;
    /// Features of all lessons together; each takes four bytes.
    static final long MOST_FEATURES = 8_000_000;

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
        Weights increment = LinearTrainer.train(
                trainingSet(base, kept), new LinearTrainer.Settings(base.model().bits(), RATE, EPOCHS, 0, 1, 0, 1));
        double slope = base.calibration().slope();
        return new Classifier(
                base.name(),
                version,
                base.task(),
                base.language(),
                base.labels(),
                base.features(),
                base.model().plus(increment, slope > 0 ? 1 / slope : 0),
                base.calibration(),
                base.threshold(),
                card(base, kept.size()));
    }

    /// The lessons that count, within the bounds, in their order.
    static List<Lesson> kept(Classifier base, List<Lesson> lessons) {
        Features buffer = Features.hashesOnly();
        List<Lesson> kept = new ArrayList<>();
        long features = 0;
        for (Lesson lesson : lessons.reversed()) {
            if (base.labels().contains(lesson.label())) {
                base.features().extract(NormalText.of(lesson.text()), buffer);
                features += buffer.count();
                boolean within = kept.size() < MOST_LESSONS
                        && features <= MOST_FEATURES
                        && features * base.model().outputs() <= MOST_WORK;
                if (!within) {
                    break;
                }
                kept.add(lesson);
            }
        }
        return List.copyOf(kept.reversed());
    }

    /// What the classifier says already is where each text begins, on the scale of its calibrated scores.
    private static TrainingSet trainingSet(Classifier base, List<Lesson> lessons) {
        Features buffer = Features.hashesOnly();
        Calibration calibration = base.calibration();
        int[][] features = new int[lessons.size()][];
        int[] labels = new int[features.length];
        float[] weights = new float[features.length];
        double[][] offsets = new double[features.length][];
        for (int i = 0; i < features.length; i++) {
            Lesson lesson = lessons.get(i);
            base.features().extract(NormalText.of(lesson.text()), buffer);
            features[i] = buffer.toArray();
            labels[i] = base.labels().indexOf(lesson.label());
            weights[i] = lesson.weight();
            double[] scores = base.model().scores(buffer);
            for (int k = 0; k < scores.length; k++) {
                scores[k] = calibration.slope() * scores[k] + calibration.intercept();
            }
            offsets[i] = scores;
        }
        return new TrainingSet(features, labels, weights, base.labels().size(), offsets, background(base, buffer));
    }

    /// What is in every correction may still be rare in the language, and then it is what they are about: the written
    /// examples tell.
    private static int[][] background(Classifier base, Features buffer) {
        return EXAMPLES.stream()
                .filter(example -> example.language() == base.language())
                .map(example -> {
                    base.features().extract(NormalText.of(example.text()), buffer);
                    return buffer.toArray();
                })
                .toArray(int[][]::new);
    }

    private static String card(Classifier base, int lessons) {
        return """
            {"learntFromCorrections":%d,"on":%s}\
            """.formatted(lessons, base.card().strip());
    }
}
