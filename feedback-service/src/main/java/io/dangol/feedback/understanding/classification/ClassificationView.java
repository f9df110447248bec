package io.dangol.feedback.understanding.classification;

import io.dangol.feedback.base.id.IdKind;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A classification as it is shown.
@Schema(
        name = "Classification",
        description = "What was understood of a piece of feedback.",
        requiredProperties = {"feedbackId", "version", "language", "state", "judgements", "classifiedAt"})
public record ClassificationView(
        @Schema(description = "The feedback.", maxLength = 30, examples = "fbk_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String feedbackId,

        @Schema(description = "Counts the corrections and reclassifications, from 1.", minimum = "1", examples = "1")
        int version,

        @Schema(description = "The language found: ko, en, or und for any other.", maxLength = 3, examples = "ko")
        String language,

        State state,

        @Schema(description = "One for each question that there is a model for in the language.", maxItems = 5)
        List<StoredJudgement> judgements,

        @Schema(description = "When it was understood.") Instant classifiedAt) {

    static ClassificationView of(Classification classification) {
        return new ClassificationView(
                IdKind.FEEDBACK.format(classification.feedbackId()),
                classification.version(),
                classification.language().tag(),
                State.of(classification.needsReview()),
                classification.judgements(),
                classification.classifiedAt());
    }
}
