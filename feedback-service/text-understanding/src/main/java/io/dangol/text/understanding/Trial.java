package io.dangol.text.understanding;

import java.util.ArrayList;
import java.util.List;

/// Holds a classifier that would learn from corrections to the one in use, both on corrections that neither has seen:
/// they are left out in turn, and where the one in use has learnt from them, it is learnt again without. The same words
/// are never on both sides.
///
/// @param lessons how many corrections counted
/// @param candidate the figures of what would be learnt
/// @param present those of what is in use, on the same texts
/// @param base those of what has learnt from no correction
/// @param mended texts that only the candidate has right
/// @param spoilt texts that only the present one has right
public record Trial(int lessons, Figures candidate, Figures present, Figures base, int mended, int spoilt) {
    /// The corrections are left out in so many parts.
    public static final int FOLDS = 5;

    /// @param base what both begin with
    /// @param inUse the corrections that the one in use has learnt from
    /// @param lessons those that the candidate would learn from
    public static Trial of(Classifier base, List<Lesson> inUse, List<Lesson> lessons) {
        List<Lesson> kept = IncrementTrainer.kept(base, lessons);
        List<Outcome> ofCandidate = new ArrayList<>();
        List<Outcome> ofPresent = new ArrayList<>();
        List<Outcome> ofBase = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Lesson> left = part(kept, fold, true);
            if (!left.isEmpty()) {
                ofCandidate.addAll(outcomes(IncrementTrainer.train(base, part(kept, fold, false)), left));
                ofPresent.addAll(outcomes(IncrementTrainer.train(base, part(inUse, fold, false)), left));
                ofBase.addAll(outcomes(base, left));
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
                figures(base, ofCandidate),
                figures(base, ofPresent),
                figures(base, ofBase),
                mended,
                spoilt);
    }

    private static Figures figures(Classifier base, List<Outcome> outcomes) {
        return Figures.of(outcomes, base.labels().size(), base.threshold());
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
