package io.dangol.training.task;

import io.dangol.text.understanding.Calibration;
import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.Example;
import io.dangol.text.understanding.Figures;
import io.dangol.text.understanding.Language;
import io.dangol.text.understanding.LinearModel;
import io.dangol.text.understanding.LinearTrainer;
import io.dangol.text.understanding.Outcome;
import io.dangol.text.understanding.Task;
import io.dangol.text.understanding.Vocabulary;
import io.dangol.text.understanding.Weights;
import io.dangol.training.data.Comments;
import io.dangol.training.data.LabelledText;
import java.util.ArrayList;
import java.util.List;

/// Korean complaints, learnt from comments. There are few, so what film reviews taught about blame is put to use: the
/// score is a sum of what the comments say and what polarity says, in the proportion that predicts complaints best on
/// comments left out. A sum of linear models is one linear model, so this costs nothing at run time.
public final class ComplaintTraining {
    private static final int FOLDS = 5;
    private static final int INNER_FOLDS = 3;
    private static final double ACCURACY_WANTED = 0.85;

    private final Workshop workshop;
    private final Samples comments;
    private final Samples examples;
    private final Weights polarity;
    private final Vocabulary words;
    private final int reviews;

    public ComplaintTraining(Workshop workshop, Comments comments, List<Example> examples, PolarityTraining polarity) {
        this.workshop = workshop;
        this.comments = Samples.of(workshop.shuffled(comments.complaints()), PolarityTraining.FEATURES, 1);
        this.examples = Samples.of(
                examples.stream()
                        .filter(example -> example.language() == Language.KOREAN)
                        .map(example -> new LabelledText("", example.complaint() ? 1 : 0, example.text()))
                        .toList(),
                PolarityTraining.FEATURES,
                1);
        this.polarity = polarity.fromFilmsAlone();
        this.words = polarity.vocabulary();
        this.reviews = polarity.films();
    }

    public Classifier train() {
        workshop.say("complaint-ko: %,d comments".formatted(comments.size()));
        List<Outcome> outcomes = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            Weights learnt = learn(comments.part(fold, FOLDS, true), INNER_FOLDS);
            outcomes.addAll(Workshop.outcomes(learnt, Calibration.NONE, comments.part(fold, FOLDS, false)));
        }
        double threshold = Figures.threshold(outcomes, ACCURACY_WANTED);
        String on = "comments left out in turn (KOTE, " + FOLDS + " folds)";
        Card card = new Card(
                        "complaint-ko",
                        "sum of two logistic regressions on hashed syllable and jamo n-grams: comments, and the"
                                + " polarity of film reviews; 2^22 weights of a byte",
                        "Whether a comment complains, as people saw it in comments on the web; not measured on what a"
                                + " shop's customers write. The shipped model has learnt from all comments; the"
                                + " threshold was chosen on the same comments left out.")
                .comments(comments.size())
                .reviews(reviews)
                .examples(examples.size());
        workshop.measured(card, on, outcomes, threshold);
        Weights shipped = learn(comments, FOLDS);
        Classifier draft = new Classifier(
                "complaint-ko",
                "draft",
                Task.COMPLAINT,
                Language.KOREAN,
                List.of("other", "complaint"),
                PolarityTraining.FEATURES,
                LinearModel.of(shipped),
                words,
                Calibration.NONE,
                threshold,
                "");
        return workshop.finish(draft, shipped, card, comments);
    }

    /// Learns, and finds the proportion on parts left out in turn. The sum that it returns is
    /// calibrated thereby.
    private Weights learn(Samples texts, int folds) {
        List<double[]> scores = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            Weights own = learn(texts.part(fold, folds, true));
            for (Samples.Sample left : texts.part(fold, folds, false).list()) {
                scores.add(new double[] {own.scores(left.features())[0], polarity.scores(left.features())[0]});
                labels.add(left.label());
            }
        }
        double[] proportion = Proportion.of(scores, labels);
        return learn(texts).mixed(proportion[0], polarity, proportion[1], proportion[2]);
    }

    private Weights learn(Samples texts) {
        return LinearTrainer.train(
                texts.and(examples).toTrain(2),
                new LinearTrainer.Settings(PolarityTraining.BITS, 1, 8, 1, 1, 2, workshop.seed()));
    }
}
