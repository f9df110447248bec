package io.dangol.training.task;

import io.dangol.text.understanding.Calibration;
import io.dangol.text.understanding.Calibrator;
import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.FeatureSet;
import io.dangol.text.understanding.Figures;
import io.dangol.text.understanding.Language;
import io.dangol.text.understanding.LinearModel;
import io.dangol.text.understanding.LinearTrainer;
import io.dangol.text.understanding.Outcome;
import io.dangol.text.understanding.Task;
import io.dangol.text.understanding.Weights;
import io.dangol.training.data.LabelledText;
import io.dangol.training.data.Questions;
import java.util.ArrayList;
import java.util.List;

/// English intents, learnt from questions to a bank. Rare intents count more than their share, by the square root.
public final class IntentTraining {
    private static final FeatureSet FEATURES = FeatureSet.of("s2-6 b1 b2 x2");
    private static final int BITS = 16;
    private static final int FOLDS = 5;
    private static final double ACCURACY_WANTED = 0.95;

    private final Workshop workshop;
    private final Questions questions;
    private final Samples texts;

    public IntentTraining(Workshop workshop, Questions questions) {
        this.workshop = workshop;
        this.questions = questions;
        this.texts = Samples.of(workshop.shuffled(questions.texts()), FEATURES, 1);
    }

    public Classifier train() {
        int count = questions.labels().size();
        workshop.say("intent-en: %,d questions of %d intents".formatted(texts.size(), count));
        List<double[]> scores = new ArrayList<>();
        List<LabelledText> order = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            Weights learnt = learn(texts.part(fold, FOLDS, true));
            for (Samples.Sample left : texts.part(fold, FOLDS, false).list()) {
                scores.add(learnt.scores(left.features()));
                order.add(left.text());
            }
        }
        Calibration calibration = Calibrator.amongMany(
                scores.toArray(double[][]::new),
                order.stream().mapToInt(LabelledText::label).toArray());
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            outcomes.add(Outcome.of(order.get(i).label(), calibration.probabilities(scores.get(i))));
        }
        double threshold = Figures.threshold(outcomes, ACCURACY_WANTED);
        Figures figures = Figures.of(outcomes, count, threshold);
        String on = "questions left out in turn (BANKING77, " + FOLDS + " folds)";
        workshop.say("  %s: %s".formatted(on, figures));
        Card card = new Card(
                        "intent-en",
                        "softmax regression on hashed character n-grams, words and pairs of words; 77 times 2^16"
                                + " weights of a byte",
                        "Intents of a bank's customers only; a shop's questions fit few of them. The shipped model has"
                                + " learnt from all questions; temperature and threshold were chosen on the same"
                                + " questions left out.")
                .data("BANKING77", "https://github.com/PolyAI-LDN/task-specific-datasets", "CC-BY-4.0", texts.size())
                .measured(on, figures);
        Weights shipped = learn(texts);
        Classifier draft = new Classifier(
                "intent-en",
                "draft",
                Task.INTENT,
                Language.ENGLISH,
                questions.labels(),
                FEATURES,
                LinearModel.of(shipped),
                texts.vocabulary(1),
                calibration,
                threshold,
                "");
        return workshop.finish(draft, shipped, card, order);
    }

    private Weights learn(Samples some) {
        double[] counts = new double[questions.labels().size()];
        some.list().forEach(sample -> counts[sample.label()]++);
        double mean = (double) some.size() / counts.length;
        return LinearTrainer.train(
                some.weighted(sample -> Math.sqrt(mean / counts[sample.label()]))
                        .toTrain(counts.length),
                new LinearTrainer.Settings(BITS, 5, 20, 0, 1, 2, workshop.seed()));
    }
}
