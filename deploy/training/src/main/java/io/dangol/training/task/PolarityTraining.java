package io.dangol.training.task;

import io.dangol.text.understanding.Calibration;
import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.Example;
import io.dangol.text.understanding.FeatureSet;
import io.dangol.text.understanding.Figures;
import io.dangol.text.understanding.Language;
import io.dangol.text.understanding.LinearModel;
import io.dangol.text.understanding.LinearTrainer;
import io.dangol.text.understanding.Task;
import io.dangol.text.understanding.Vocabulary;
import io.dangol.text.understanding.Weights;
import io.dangol.training.data.Comments;
import io.dangol.training.data.LabelledText;
import io.dangol.training.data.Reviews;
import java.util.List;

/// Korean polarity, learnt from film reviews, and so that it knows more than films also from comments with
/// a clear polarity, the written examples and written reviews of goods. What is measured is measured on
/// films that the measured model has not seen; the one that is shipped has then learnt from all of them in
/// the same way.
public final class PolarityTraining {
    static final FeatureSet FEATURES = FeatureSet.of("s1-6 m3-9");
    static final int BITS = 22;

    private static final double COMMENT_WEIGHT = 5;
    private static final double EXAMPLE_WEIGHT = 5;
    private static final double SHOP_WEIGHT = 5;
    /// Polarity decides who is called back, so a wrong one in twenty is the most.
    private static final double ACCURACY_WANTED = 0.95;

    private final Workshop workshop;
    private final Samples films;
    private final Samples comments;
    private final Samples examples;
    private final Samples shop;

    public PolarityTraining(
            Workshop workshop, Reviews reviews, Comments comments, List<Example> examples, List<LabelledText> shop) {
        this.workshop = workshop;
        this.films = Samples.of(reviews.texts(), FEATURES, 1);
        this.comments = Samples.of(workshop.shuffled(comments.polar()), FEATURES, COMMENT_WEIGHT);
        this.shop = Samples.of(shop, FEATURES, SHOP_WEIGHT);
        this.examples = Samples.of(
                examples.stream()
                        .filter(example -> example.language() == Language.KOREAN)
                        .filter(example -> !example.polarity().equals("neutral"))
                        .map(example ->
                                new LabelledText("", example.polarity().equals("positive") ? 1 : 0, example.text()))
                        .toList(),
                FEATURES,
                EXAMPLE_WEIGHT);
    }

    /// What is learnt from films alone, by those who build on it and are measured on comments.
    Weights fromFilmsAlone() {
        return learn(films);
    }

    /// The words of all that is learnt from; one that occurs once may be a misspelling.
    Vocabulary vocabulary() {
        return films.and(comments).and(examples).and(shop).vocabulary(2);
    }

    int films() {
        return films.size();
    }

    public Classifier train() {
        workshop.say("polarity-ko: %,d reviews, %,d comments".formatted(films.size(), comments.size()));
        Samples learning = Tenths.learning(films);
        Samples calibrating = Tenths.calibrating(films);
        Samples testing = Tenths.testing(films);

        Weights measuredOne = learn(learning.and(comments).and(examples).and(shop));
        Calibration calibration = Workshop.calibrate(measuredOne, calibrating);
        double threshold = Figures.threshold(Workshop.outcomes(measuredOne, calibration, calibrating), ACCURACY_WANTED);
        Card card = new Card(
                        "polarity-ko",
                        "NBSVM-like logistic regression on hashed syllable and jamo n-grams, 2^22 weights of a byte",
                        "The figures are those of a model that learnt in the same way from nine in ten or fewer of the"
                                + " texts; the shipped one has learnt from all, so that measuring it on them again"
                                + " would flatter it. Confidence is calibrated on film reviews.")
                .reviews(films.size())
                .comments(comments.size())
                .examples(examples.size())
                .shop(shop.size());
        workshop.measured(card, "unseen films (NSMC)", Workshop.outcomes(measuredOne, calibration, testing), threshold);

        Weights filmsOnly = learn(learning);
        Calibration ofFilmsOnly = Workshop.calibrate(filmsOnly, calibrating);
        workshop.measured(
                card,
                "out of domain: comments with a clear polarity (KOTE), learnt from films alone",
                Workshop.outcomes(filmsOnly, ofFilmsOnly, comments),
                threshold);
        Weights adapted =
                learn(learning.and(comments.part(0, 2, false)).and(examples).and(shop));
        workshop.measured(
                card,
                "out of domain: half of those comments, learnt from films, the other half and what was"
                        + " written here",
                Workshop.outcomes(adapted, Workshop.calibrate(adapted, calibrating), comments.part(0, 2, true)),
                threshold);

        Weights withoutShop = learn(learning.and(comments));
        workshop.measured(
                card,
                "out of domain: reviews of goods written here, learnt from films and comments alone",
                Workshop.outcomes(withoutShop, Workshop.calibrate(withoutShop, calibrating), shop),
                threshold);

        Weights shipped = learn(films.and(comments).and(examples).and(shop));
        Classifier draft = new Classifier(
                "polarity-ko",
                "draft",
                Task.POLARITY,
                Language.KOREAN,
                List.of("negative", "positive"),
                FEATURES,
                LinearModel.of(shipped),
                vocabulary(),
                calibration,
                threshold,
                "");
        return workshop.finish(draft, shipped, card, testing);
    }

    private Weights learn(Samples texts) {
        return LinearTrainer.train(
                texts.toTrain(2), new LinearTrainer.Settings(BITS, 2, 4, 0.7, 1, 2, workshop.seed()));
    }
}
