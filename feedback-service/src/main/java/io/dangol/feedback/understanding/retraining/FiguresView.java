package io.dangol.feedback.understanding.retraining;

import io.dangol.text.understanding.Figures;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How good a classifier is on texts whose right answers are known.
@Schema(
        name = "ClassifierFigures",
        description = "How good a classifier is on texts whose right answers are known.",
        requiredProperties = {
            "texts",
            "accuracy",
            "f1",
            "calibrationError",
            "coverage",
            "accuracyDecided",
            "accuracyAtHalfCoverage"
        })
public record FiguresView(
        @Schema(description = "How many texts.", minimum = "0", examples = "400")
        int texts,

        @Schema(description = "The share whose likeliest answer is right.", minimum = "0", maximum = "1")
        double accuracy,

        @Schema(description = "F1 of yes, or the mean over the answers.", minimum = "0", maximum = "1")
        double f1,

        @Schema(description = "Expected calibration error over 15 bins.", minimum = "0", maximum = "1")
        double calibrationError,

        @Schema(description = "The share that it decides.", minimum = "0", maximum = "1")
        double coverage,

        @Schema(description = "The share that is right of those.", minimum = "0", maximum = "1")
        double accuracyDecided,

        @Schema(description = "The share that is right of the more confident half.", minimum = "0", maximum = "1")
        double accuracyAtHalfCoverage) {

    static FiguresView of(Figures figures) {
        return new FiguresView(
                figures.texts(),
                Figures.rounded(figures.accuracy()),
                Figures.rounded(figures.f1()),
                Figures.rounded(figures.calibrationError()),
                Figures.rounded(figures.coverage()),
                Figures.rounded(figures.accuracyDecided()),
                Figures.rounded(figures.accuracyAtHalfCoverage()));
    }
}
