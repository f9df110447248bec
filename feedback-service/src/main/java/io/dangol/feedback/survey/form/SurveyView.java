package io.dangol.feedback.survey.form;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A survey as it is shown.
@Schema(
        name = "Survey",
        description = "What customers are asked, and what makes us ask.",
        requiredProperties = {
            "id",
            "state",
            "name",
            "title",
            "questions",
            "languages",
            "trigger",
            "share",
            "linkLifetime",
            "wordingVersion",
            "createdAt",
            "changedAt"
        })
public record SurveyView(
        @Schema(description = "Its id.", maxLength = 30, examples = "srv_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        SurveyState state,

        @Schema(description = "What the company calls it.", maxLength = 100, examples = "After delivery")
        String name,

        @Schema(description = "The heading.") Words title,

        @Schema(description = "Read before the questions.") @Nullable Words introduction,

        @Schema(description = "Read after the last one.") @Nullable Words thanks,

        @Schema(description = "The questions, in their order.", maxItems = 50)
        List<Question> questions,

        @Schema(
                description = "The languages that it can be read in (BCP 47).",
                maxItems = 2,
                examples = "[\"ko\",\"en\"]")
        List<@Size(max = 3) String> languages,

        @Schema(description = "What makes us ask.") Trigger trigger,

        @Schema(
                description = "The part of customers whom the trigger asks.",
                minimum = "0",
                maximum = "1",
                examples = "1.0")
        double share,

        @Schema(
                description = "How long a link can be answered.",
                format = "duration",
                maxLength = 40,
                examples = "PT336H")
        Duration linkLifetime,

        @Schema(description = "The present version of the wording.", minimum = "1", examples = "3")
        int wordingVersion,

        @Schema(description = "When it was made.") Instant createdAt,

        @Schema(description = "When it was changed the last time.")
        Instant changedAt,

        @Schema(description = "When it began to ask; absent for a draft.") @Nullable Instant activatedAt) {

    /// A version of a survey's wording as it is shown.
    @Schema(
            name = "SurveyVersion",
            description = "What a survey said in one of its versions; it never changes.",
            requiredProperties = {"surveyId", "wordingVersion", "title", "questions", "changedAt", "changedBy"})
    public record VersionView(
            @Schema(description = "The survey.", maxLength = 30, examples = "srv_01jd3v9k7e8x2m4n6p8q0r2s4t")
            String surveyId,

            @Schema(description = "The version.", minimum = "1", examples = "2")
            int wordingVersion,

            @Schema(description = "The heading.") Words title,

            @Schema(description = "Read before the questions.") @Nullable Words introduction,

            @Schema(description = "Read after the last one.") @Nullable Words thanks,

            @Schema(description = "The questions, in their order.", maxItems = 50)
            List<Question> questions,

            @Schema(description = "When it was written.") Instant changedAt,

            @Schema(description = "The subject of whoever wrote it.", maxLength = 200, examples = "marketer-1")
            String changedBy) {}
}
