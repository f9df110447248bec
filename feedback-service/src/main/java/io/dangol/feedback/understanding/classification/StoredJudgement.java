package io.dangol.feedback.understanding.classification;

import io.dangol.text.understanding.Evidence;
import io.dangol.text.understanding.Judgement;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A judgement as it is stored and shown.
@Schema(
        name = "Judgement",
        description = "The answer to one question about a text.",
        requiredProperties = {"task", "label", "confidence", "abstained", "model", "evidence"})
public record StoredJudgement(
        @Schema(
                description = "The question: polarity, complaint, intent, category or urgency.",
                maxLength = 20,
                examples = "polarity")
        String task,

        @Schema(description = "The likeliest answer.", maxLength = 100, examples = "negative")
        String label,

        @Schema(
                description = "How often such answers are right, by the model's calibration.",
                minimum = "0",
                maximum = "1",
                examples = "0.97")
        double confidence,

        @Schema(description = "Whether that is too little, so that a person decides.", examples = "false")
        boolean abstained,

        @Schema(
                description = "The model and its version; `person` after a correction.",
                maxLength = 100,
                examples = "polarity-ko@t8513bdc9bbd5")
        String model,

        @Schema(description = "What spoke for it, the strongest first.", maxItems = 5)
        List<Part> evidence) {
    /// Who judged, after a correction.
    static final String PERSON = "person";

    private static final double DIGITS = 10_000;

    /// A part of the text.
    @Schema(
            name = "EvidencePart",
            description = "A part of the text and its weight.",
            requiredProperties = {"part", "weight"})
    public record Part(
            @Schema(description = "The words, as the model reads them.", maxLength = 4000, examples = "환불")
            String part,

            @Schema(description = "What it added to the score.", minimum = "0", maximum = "1000", examples = "0.91")
            double weight) {
        static Part of(Evidence evidence) {
            return new Part(evidence.part(), rounded(evidence.weight()));
        }
    }

    /// Whether a person gave the answer.
    public boolean saidByPerson() {
        return model.equals(PERSON);
    }

    /// What a classifier says, with four digits.
    public static StoredJudgement of(Judgement judgement) {
        return new StoredJudgement(
                judgement.task().wire(),
                judgement.label(),
                rounded(judgement.confidence()),
                judgement.abstained(),
                judgement.model(),
                judgement.evidence().stream().map(Part::of).toList());
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
