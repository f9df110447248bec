package io.dangol.text.understanding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/// Makes a classifier from some hundred written sentences in well under a second, so that a company's own
/// categories take effect at once. Its confidence is calibrated on lessons left out in turn; how it does on
/// real texts nobody has measured, and its card says so.
public final class LessonTrainer {
    private static final FeatureSet KOREAN = FeatureSet.of("s1-3");
    private static final FeatureSet ENGLISH = FeatureSet.of("s2-6 b1 b2");
    private static final int FOLDS = 5;
    private static final int MOST_LESSONS = 20_000;
    /// Of few lessons every n-gram counts, also one that a single correction brought.
    private static final LinearTrainer.Settings SETTINGS = new LinearTrainer.Settings(15, 5, 20, 1, 1, 1, 1);

    private LessonTrainer() {}

    /// The same with the labels that the lessons have.
    public static Classifier train(Task task, Language language, List<Lesson> lessons, double threshold) {
        TreeSet<String> found = new TreeSet<>();
        lessons.forEach(lesson -> found.add(lesson.label()));
        // Of two labels the second is yes: the one that the task is about.
        return train(
                task,
                language,
                List.copyOf(task == Task.COMPLAINT ? found.descendingSet() : found),
                lessons,
                threshold);
    }

    /// @param labels at least two; one without lessons can still be learnt from corrections
    /// @param lessons each with one of the labels; of more than 20,000 the last ones count
    public static Classifier train(
            Task task, Language language, List<String> labels, List<Lesson> lessons, double threshold) {
        if (labels.size() < 2) {
            throw new IllegalArgumentException("lessons need at least two labels");
        }
        List<Lesson> kept = lessons.subList(Math.max(0, lessons.size() - MOST_LESSONS), lessons.size());
        FeatureSet features = language == Language.KOREAN ? KOREAN : ENGLISH;
        TrainingSet all = trainingSet(kept, labels, features);
        double[][] scores = new double[kept.size()][];
        for (int fold = 0; fold < FOLDS; fold++) {
            score(all, fold, scores);
        }
        Calibration calibration = calibration(all, scores);
        int right = 0;
        for (int i = 0; i < scores.length; i++) {
            right += best(calibration.probabilities(scores[i])) == all.label(i) ? 1 : 0;
        }
        String card = """
            {"data":"written examples","lessons":%d,"labels":%d,\
            "measuredOnRealTexts":false,"accuracyOnLessonsLeftOut":%.3f}\
            """.formatted(kept.size(), labels.size(), (double) right / Math.max(1, scores.length));
        return new Classifier(
                task.wire() + "-" + language.tag(),
                version(labels, kept),
                task,
                language,
                labels,
                features,
                LinearModel.of(LinearTrainer.train(all, SETTINGS)),
                Vocabulary.of(kept.stream().map(Lesson::text).toList(), 1),
                calibration,
                threshold,
                card);
    }

    private static TrainingSet trainingSet(List<Lesson> lessons, List<String> labels, FeatureSet features) {
        Features buffer = Features.hashesOnly();
        int[][] hashes = new int[lessons.size()][];
        int[] right = new int[hashes.length];
        float[] weights = new float[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            features.extract(NormalText.of(lessons.get(i).text()), buffer);
            hashes[i] = buffer.toArray();
            right[i] = labels.indexOf(lessons.get(i).label());
            weights[i] = lessons.get(i).weight();
        }
        return new TrainingSet(hashes, right, weights, labels.size());
    }

    private static void score(TrainingSet all, int fold, double[][] scores) {
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i % FOLDS != fold) {
                rest.add(i);
            }
        }
        int[][] features = new int[rest.size()][];
        int[] labels = new int[features.length];
        float[] weights = new float[features.length];
        for (int i = 0; i < features.length; i++) {
            features[i] = all.features(rest.get(i));
            labels[i] = all.label(rest.get(i));
            weights[i] = all.weight(rest.get(i));
        }
        Weights learnt = LinearTrainer.train(new TrainingSet(features, labels, weights, all.labelCount()), SETTINGS);
        for (int i = fold; i < all.size(); i += FOLDS) {
            scores[i] = learnt.scores(all.features(i));
        }
    }

    private static Calibration calibration(TrainingSet all, double[][] scores) {
        if (all.labelCount() > 2) {
            return Calibrator.amongMany(scores, labels(all));
        }
        boolean[] yes = new boolean[all.size()];
        double[] single = new double[all.size()];
        for (int i = 0; i < yes.length; i++) {
            yes[i] = all.label(i) == 1;
            single[i] = scores[i][0];
        }
        return Calibrator.ofYesOrNo(single, yes);
    }

    private static int[] labels(TrainingSet all) {
        int[] labels = new int[all.size()];
        Arrays.setAll(labels, all::label);
        return labels;
    }

    private static int best(double[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }

    /// The same lessons make the same model, so they give it its version.
    private static String version(List<String> labels, List<Lesson> lessons) {
        return "l" + digest(labels, lessons);
    }

    static String digest(List<String> labels, List<Lesson> lessons) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((String.join("\t", labels) + '\n').getBytes(StandardCharsets.UTF_8));
            for (Lesson lesson : lessons) {
                digest.update((lesson.label() + '\t' + lesson.weight() + '\t' + lesson.text() + '\n')
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 6));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
