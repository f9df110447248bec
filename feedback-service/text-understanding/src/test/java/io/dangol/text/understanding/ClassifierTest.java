package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {
    private final Classifier classifier = Lessons.classifier();

    @Test
    void aJudgementNamesItsModelAndTheWordsThatSpokeForIt() {
        Judgement judgement = classifier.judge(NormalText.of("음식이 최악이에요"));

        assertThat(judgement.label()).isEqualTo("negative");
        assertThat(judgement.abstained()).isFalse();
        assertThat(judgement.model()).isEqualTo("polarity-ko@" + classifier.version());
        assertThat(judgement.evidence()).isNotEmpty().hasSizeLessThanOrEqualTo(Classifier.MOST_EVIDENCE);
        assertThat(judgement.evidence().getFirst().part()).containsAnyOf("최", "악");
        assertThat(judgement.evidence())
                .allSatisfy(evidence -> assertThat(evidence.weight()).isPositive());
    }

    @Test
    void theProbabilitiesOfAllLabelsAddUpToOne() {
        double[] probabilities = classifier.probabilities(NormalText.of("배송이 좋아요"), Features.hashesOnly());

        assertThat(probabilities).hasSize(2);
        assertThat(probabilities[0] + probabilities[1]).isCloseTo(1, within(1e-9));
        assertThat(probabilities[1]).isGreaterThan(0.6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "!!!",
                "👍👍",
                "\ud83d",
                "\u202e\u202d",
                "<br/>",
                "ㅠㅠ",
                "ㅋㅋㅋㅋ",
                "ㅇㅈ ㅇㅇ!",
                "ㅡㅡ^",
                "^^",
                ":D",
                "xD",
                "T_T ㅠ",
                "o_O",
                "orz",
                "12345",
                "5/5",
                "a b c"
            })
    void aTextWithoutWordsIsNeverDecided(String text) {
        assertThat(classifier.judge(NormalText.of(text)).abstained()).isTrue();
    }

    @Test
    void aTextOfUnknownWordsIsNotDecidedHoweverSureTheModelIs() {
        Judgement judgement = sureOfEverything().judge(NormalText.of("쀍뛟뷁 궯뛠"));

        assertThat(judgement.confidence()).isGreaterThan(0);
        assertThat(judgement.abstained()).isTrue();
    }

    @Test
    void halfOfTheWordsAreEnough() {
        assertThat(sureOfEverything().judge(NormalText.of("배송이 쀍뛟뷁")).abstained())
                .isFalse();
    }

    private Classifier sureOfEverything() {
        return new Classifier(
                classifier.name(),
                classifier.version(),
                classifier.task(),
                classifier.language(),
                classifier.labels(),
                classifier.features(),
                classifier.model(),
                classifier.vocabulary(),
                classifier.calibration(),
                0,
                "{}");
    }

    @Test
    void belowTheThresholdItAbstainsAndStillSaysWhatIsLikeliest() {
        Classifier strict = new Classifier(
                classifier.name(),
                classifier.version(),
                classifier.task(),
                classifier.language(),
                classifier.labels(),
                classifier.features(),
                classifier.model(),
                classifier.vocabulary(),
                classifier.calibration(),
                1.01, // nothing is that certain
                "{}");

        Judgement judgement = strict.judge(NormalText.of("배송이 좋아요"));

        assertThat(judgement.abstained()).isTrue();
        assertThat(judgement.label()).isEqualTo("positive");
    }

    @Test
    void amongManyLabelsTheLikeliestHasTheMostProbability() {
        List<Lesson> lessons = ExampleTeaching.lessons(ExampleTeaching.standard(), Task.CATEGORY, Language.ENGLISH);
        Classifier categories = LessonTrainer.train(Task.CATEGORY, Language.ENGLISH, lessons, 0.4);

        Judgement judgement = categories.judge(NormalText.of("My parcel is late, where is the courier?"));

        assertThat(judgement.label()).isEqualTo("delivery");
        assertThat(judgement.evidence()).isNotEmpty();
    }
}
