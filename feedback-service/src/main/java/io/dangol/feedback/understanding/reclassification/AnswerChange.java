package io.dangol.feedback.understanding.reclassification;

import io.dangol.feedback.understanding.classification.Classification;
import io.dangol.feedback.understanding.classification.StoredJudgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One answer that would be another.
///
/// @param seenVersion the version of the classification that it was held to
/// @param before the answer now; null if the question was not asked then
record AnswerChange(
        UUID feedbackId, int seenVersion, @Nullable StoredJudgement before, StoredJudgement after) {
    /// What is different about a piece of feedback.
    ///
    /// @param corrected answers that stay because a person gave them
    record Difference(List<AnswerChange> changes, int corrected) {}

    /// An answer is another if its label is, or if it is decided now and was not, or the other way round.
    static Difference between(Classification present, List<StoredJudgement> answers) {
        List<AnswerChange> changes = new ArrayList<>();
        int corrected = 0;
        for (StoredJudgement answer : answers) {
            Optional<StoredJudgement> before = present.judgement(answer.task());
            if (before.filter(StoredJudgement::saidByPerson).isPresent()) {
                corrected++;
            } else if (before.isEmpty()
                    || !before.get().label().equals(answer.label())
                    || before.get().abstained() != answer.abstained()) {
                changes.add(new AnswerChange(present.feedbackId(), present.version(), before.orElse(null), answer));
            }
        }
        return new Difference(changes, corrected);
    }
}
