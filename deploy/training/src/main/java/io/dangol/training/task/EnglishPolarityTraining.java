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
import io.dangol.text.understanding.Weights;
import io.dangol.training.data.ClothingReviews;
import io.dangol.training.data.LabelledText;
import java.util.List;

/// English polarity, learnt from reviews of clothes and their titles, the written examples, and written reviews of
/// goods that say the one with words of the other ("not bad").
///
/// Seven in eight reviews praise. What a shop's customers write does not, so praise and blame weigh the same in what is
/// learnt, calibrated and measured: of each part that is held out, so much praise is left out that there is as much of
/// both. A review and its title are in the same part.
public final class EnglishPolarityTraining {
    private static final FeatureSet FEATURES = FeatureSet.of("s2-6 b1 b2 x2");
    private static final int BITS = 20;
    private static final double WRITTEN_WEIGHT = 8;
    /// Short texts are judged with more confidence than they deserve, so decide only what is surer
    /// than in Korean.
    private static final double ACCURACY_WANTED = 0.97;

    private final Workshop workshop;
    private final Samples reviews;
    private final Samples titles;
    private final Samples examples;
    private final Samples shop;

    public EnglishPolarityTraining(
            Workshop workshop, ClothingReviews clothing, List<Example> examples, List<LabelledText> shop) {
        this.workshop = workshop;
        this.reviews = Samples.of(workshop.shuffled(clothing.texts()), FEATURES, 1);
        this.titles = Samples.of(workshop.shuffled(clothing.titles()), FEATURES, 1);
        this.shop = Samples.of(shop, FEATURES, WRITTEN_WEIGHT);
        this.examples = Samples.of(
                examples.stream()
                        .filter(example -> example.language() == Language.ENGLISH)
                        .filter(example -> !example.polarity().equals("neutral"))
                        .map(example ->
                                new LabelledText("", example.polarity().equals("positive") ? 1 : 0, example.text()))
                        .toList(),
                FEATURES,
                WRITTEN_WEIGHT);
    }

    public Classifier train() {
        workshop.say("polarity-en: %,d reviews, %,d titles".formatted(reviews.size(), titles.size()));
        Samples all = reviews.and(titles);
        Samples learning = Tenths.learning(all);
        Samples calibrating = evened(Tenths.calibrating(all));

        Weights measuredOne = learn(learning.and(examples).and(shop));
        Calibration calibration = Workshop.calibrate(measuredOne, calibrating);
        double threshold = Figures.threshold(Workshop.outcomes(measuredOne, calibration, calibrating), ACCURACY_WANTED);
        Card card = new Card(
                        "polarity-en",
                        "NBSVM-like logistic regression on hashed character n-grams, words and pairs of words, 2^20"
                                + " weights of a byte",
                        "Learnt from and measured on reviews of clothes, as much praise as blame; nobody has measured it"
                                + " on other goods. The shipped model has learnt from all of them.")
                .data(
                        "Women's E-Commerce Clothing Reviews",
                        "https://www.kaggle.com/datasets/nicapotato/womens-ecommerce-clothing-reviews",
                        "CC0-1.0",
                        reviews.size())
                .examples(examples.size())
                .data("shop-en.tsv", "written for this project", "Apache-2.0", shop.size());
        Samples testing = evened(Tenths.testing(reviews));
        workshop.measured(card, "reviews left out", Workshop.outcomes(measuredOne, calibration, testing), threshold);
        workshop.measured(
                card,
                "their titles",
                Workshop.outcomes(measuredOne, calibration, evened(Tenths.testing(titles))),
                threshold);
        Weights clothesOnly = learn(learning.and(examples));
        workshop.measured(
                card,
                "out of domain: short reviews written here, learnt without them",
                Workshop.outcomes(clothesOnly, Workshop.calibrate(clothesOnly, calibrating), shop),
                threshold);

        Weights shipped = learn(all.and(examples).and(shop));
        Classifier draft = new Classifier(
                "polarity-en",
                "draft",
                Task.POLARITY,
                Language.ENGLISH,
                List.of("negative", "positive"),
                FEATURES,
                LinearModel.of(shipped),
                all.and(examples).and(shop).vocabulary(1),
                calibration,
                threshold,
                "");
        return workshop.finish(draft, shipped, card, testing);
    }

    private Weights learn(Samples texts) {
        long praise = texts.where(sample -> sample.label() == 1).size();
        double share = (double) (texts.size() - praise) / Math.max(1, praise);
        return LinearTrainer.train(
                texts.weighted(sample -> sample.weight() * (sample.label() == 1 ? share : 1))
                        .toTrain(2),
                new LinearTrainer.Settings(BITS, 2, 6, 0.7, 1, 1, workshop.seed()));
    }

    /// As much praise as blame: all the blame and the first of the praise, whose order is at random.
    private static Samples evened(Samples texts) {
        Samples blame = texts.where(sample -> sample.label() == 0);
        return blame.and(texts.where(sample -> sample.label() == 1).first(blame.size()));
    }
}
