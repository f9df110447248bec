package io.dangol.feedback.understanding.classification;

import io.dangol.text.understanding.Language;
import io.dangol.text.understanding.Task;
import io.dangol.text.understanding.Understanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What was understood of a piece of feedback.
///
/// @param version counts the corrections and reclassifications, from 1
/// @param needsReview whether a person should look
public record Classification(
        UUID feedbackId,
        int version,
        Language language,
        boolean needsReview,
        List<StoredJudgement> judgements,
        Instant classifiedAt) {

    static Classification of(UUID feedbackId, Understanding understanding, Instant now) {
        List<StoredJudgement> judgements =
                understanding.judgements().stream().map(StoredJudgement::of).toList();
        return new Classification(feedbackId, 1, understanding.language(), isOpen(judgements), judgements, now);
    }

    /// The same as the next version of another one.
    Classification after(Classification before) {
        return new Classification(feedbackId, before.version() + 1, language, needsReview, judgements, classifiedAt);
    }

    /// The same with a person's answer to one question, which is certain.
    Classification corrected(Task task, String label) {
        List<StoredJudgement> others = new ArrayList<>(judgements);
        others.removeIf(judgement -> judgement.task().equals(task.wire()));
        others.add(new StoredJudgement(task.wire(), label, 1, false, StoredJudgement.PERSON, List.of()));
        return new Classification(feedbackId, version + 1, language, isOpen(others), others, classifiedAt);
    }

    /// The same with other answers of models to some questions. A person's answers stay whatever is
    /// said.
    public Classification reclassified(List<StoredJudgement> answers) {
        List<StoredJudgement> all = new ArrayList<>(judgements);
        for (StoredJudgement answer : answers) {
            if (judgement(answer.task()).filter(StoredJudgement::saidByPerson).isEmpty()) {
                all.removeIf(judgement -> judgement.task().equals(answer.task()));
                all.add(answer);
            }
        }
        return new Classification(feedbackId, version + 1, language, isOpen(all), all, classifiedAt);
    }

    /// The answer to a question, by its name.
    public Optional<StoredJudgement> judgement(String task) {
        return judgements.stream()
                .filter(judgement -> judgement.task().equals(task))
                .findFirst();
    }

    /// Intents are a bank's: that none fits a shop's customer is no reason to look.
    private static boolean isOpen(List<StoredJudgement> judgements) {
        return judgements.isEmpty()
                || judgements.stream()
                        .filter(judgement -> !judgement.task().equals(Task.INTENT.wire()))
                        .anyMatch(StoredJudgement::abstained);
    }
}
