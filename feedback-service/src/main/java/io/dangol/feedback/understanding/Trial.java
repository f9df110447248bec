package io.dangol.feedback.understanding;

import java.util.ArrayList;
import java.util.List;

/// Holds a classifier that would learn from corrections to the classifier that has not learnt from them, both on
/// corrections that neither has seen: they are left out in turn. The same words are never on both sides.
///
/// @param lessons how many corrections counted
/// @param candidate the figures of what would be learnt
/// @param present those of the classifier as it is, on the same texts
/// @param mended texts that only the candidate has right
/// @param spoilt texts that only the present one has right
public record Trial(int lessons, Figures candidate, Figures present, int mended, int spoilt) {
    /// The corrections are left out in so many parts.
    public static final int FOLDS = 5;

    /// @param base what the candidate begins with
    /// @param present what is in use; it has learnt from none of the lessons
    public static Trial of(Classifier base, Classifier present, List<Lesson> lessons) {
        List<Lesson> kept = IncrementTrainer.kept(base, lessons);
        List<Outcome> ofCandidate = new ArrayList<>();
        List<Outcome> ofPresent = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Lesson> rest = part(kept, fold, false);
            List<Lesson> left = part(kept, fold, true);
            if (!left.isEmpty()) {
                Classifier learnt = IncrementTrainer.train(base, rest);
                ofCandidate.addAll(outcomes(learnt, left));
                ofPresent.addAll(outcomes(present, left));
            }
        }
        int mended = 0;
        int spoilt = 0;
        for (int i = 0; i < ofCandidate.size(); i++) {
            boolean right = ofCandidate.get(i).isRight();
            mended += right && !ofPresent.get(i).isRight() ? 1 : 0;
            spoilt += !right && ofPresent.get(i).isRight() ? 1 : 0;
        }
        return new Trial(
                kept.size(),
                Figures.of(ofCandidate, base.labels().size(), base.threshold()),
                Figures.of(ofPresent, base.labels().size(), present.threshold()),
                mended,
                spoilt);
    }

    /// Whether the candidate has more right, and is not less to be trusted where it decides.
    public boolean isBetter() {
        return mended > spoilt && candidate.accuracyDecided() >= present.accuracyDecided();
    }

    /// What a classifier makes of lessons whose labels it has.
    static List<Outcome> outcomes(Classifier classifier, List<Lesson> lessons) {
        Features buffer = Features.hashesOnly();
        return lessons.stream()
                .map(lesson -> Outcome.of(
                        classifier.labels().indexOf(lesson.label()),
                        classifier.probabilities(NormalText.of(lesson.text()), buffer)))
                .toList();
    }

    private static List<Lesson> part(List<Lesson> lessons, int fold, boolean left) {
        return lessons.stream().filter(lesson -> (fold(lesson) == fold) == left).toList();
    }

    private static int fold(Lesson lesson) {
        String words = NormalText.of(lesson.text()).toString().replace(" ", "");
        return Math.floorMod((words.hashCode() * 0x9e3779b9) >>> 16, FOLDS);
    }
}
