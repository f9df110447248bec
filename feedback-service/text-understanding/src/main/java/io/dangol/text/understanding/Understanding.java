package io.dangol.text.understanding;

import java.util.List;
import java.util.Optional;

/// What is understood of one text: its language and a judgement for each task that there is a model for in it.
public record Understanding(Language language, List<Judgement> judgements) {
    public Understanding {
        judgements = List.copyOf(judgements);
    }

    public Optional<Judgement> of(Task task) {
        return judgements.stream().filter(judgement -> judgement.task() == task).findFirst();
    }

    /// Whether a person should look: something could not be decided, or nothing could be asked.
    public boolean needsReview() {
        return judgements.isEmpty() || judgements.stream().anyMatch(Judgement::abstained);
    }
}
