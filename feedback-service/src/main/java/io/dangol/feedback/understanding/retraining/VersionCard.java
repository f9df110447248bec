package io.dangol.feedback.understanding.retraining;

import io.dangol.text.understanding.Trial;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was measured before anybody has to decide.
@Schema(
        name = "ClassifierVersionCard",
        description = "The candidate and what is in use, held to the same corrections.",
        requiredProperties = {
            "measuredOn",
            "folds",
            "lessons",
            "candidate",
            "present",
            "shipped",
            "mended",
            "spoilt",
            "better",
            "caution"
        })
public record VersionCard(
        @Schema(description = "On which texts.", maxLength = 200, examples = "corrections left out in turn")
        String measuredOn,

        @Schema(description = "In how many parts they were left out.", minimum = "2", maximum = "10", examples = "5")
        int folds,

        @Schema(description = "How many corrections counted.", minimum = "0", examples = "400")
        int lessons,

        FiguresView candidate,
        FiguresView present,
        FiguresView shipped,

        @Schema(description = "Texts that only the candidate has right.", minimum = "0", examples = "31")
        int mended,

        @Schema(description = "Texts that only what is in use has right.", minimum = "0", examples = "6")
        int spoilt,

        @Schema(description = "Whether it is better: see `activateIfBetter`.", examples = "true")
        boolean better,

        @Schema(description = "How to read it.", maxLength = 500)
        String caution) {
    private static final String MEASURED_ON = "corrections left out in turn, the same words never on both sides";
    private static final String CAUTION = "People correct what they notice, so these texts are harder than others, and"
            + " the figures are no accuracy on all feedback. `present` is what was in use when this was trained, learnt"
            + " again without the texts left out; `shipped` has learnt from no correction.";

    static VersionCard of(Trial trial) {
        return new VersionCard(
                MEASURED_ON,
                Trial.FOLDS,
                trial.lessons(),
                FiguresView.of(trial.candidate()),
                FiguresView.of(trial.present()),
                FiguresView.of(trial.base()),
                trial.mended(),
                trial.spoilt(),
                trial.isBetter(),
                CAUTION);
    }
}
