package io.dangol.feedback.understanding.classification;

import io.dangol.text.understanding.Classifier;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A classifier as it is shown.
@Schema(
        name = "Classifier",
        description = "A model in use.",
        requiredProperties = {"name", "version", "task", "language", "labels", "threshold", "card"})
public record ClassifierView(
        @Schema(description = "Its name.", maxLength = 50, examples = "polarity-ko")
        String name,

        @Schema(description = "Its version.", maxLength = 50, examples = "t8513bdc9bbd5")
        String version,

        @Schema(description = "The question that it answers.", maxLength = 20, examples = "polarity")
        String task,

        @Schema(description = "The language that it reads.", maxLength = 3, examples = "ko")
        String language,

        @Schema(description = "Its answers.", maxItems = 1000)
        List<@Size(max = 40) String> labels,

        @Schema(description = "It abstains below this confidence.", minimum = "0", maximum = "1", examples = "0.77")
        double threshold,

        @Schema(
                description = "What was measured, on which texts, as JSON in a string.",
                maxLength = 100_000,
                examples = "{\"model\":\"polarity-ko\"}")
        String card) {

    static ClassifierView of(Classifier classifier) {
        return new ClassifierView(
                classifier.name(),
                classifier.version(),
                classifier.task().wire(),
                classifier.language().tag(),
                classifier.labels(),
                classifier.threshold(),
                classifier.card());
    }
}
