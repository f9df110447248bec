package io.dangol.feedback.survey.form;

import io.dangol.kit.text.Name;
import io.dangol.kit.text.TextRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A survey as it is asked for.
@Schema(description = "What customers are asked, and what makes us ask.")
public record SurveyForm(
        @NotNull @Size(min = 1, max = 100) @Name
        @Schema(description = "What the company calls it.", examples = "After delivery")
        String name,

        @NotNull @Valid @Schema(description = "The heading.")
        Words title,

        @Valid @Schema(description = "Read before the questions.") @Nullable Words introduction,

        @Valid @Schema(description = "Read after the last one.") @Nullable Words thanks,

        @NotNull @Size(min = 1, max = 50) @Schema(description = "The questions, in their order.")
        List<@NotNull @Valid Question> questions,

        @Valid @Schema(description = "What makes us ask; by hand if absent.") @Nullable Trigger trigger,

        @DecimalMin("0") @DecimalMax("1") @Schema(
                description =
                        "The part of customers whom the trigger asks; all if absent. A customer is always in it or"
                                + " always out of it.",
                examples = "0.25")
        @Nullable Double share,

        @Schema(
                description = "How long a link can be answered: 1 hour to 90 days; 14 days if absent.",
                format = "duration",
                maxLength = 40,
                examples = "PT336H")
        @Nullable Duration linkLifetime) {
    private static final Duration LIFETIME_USUAL = Duration.ofDays(14);

    public SurveyForm {
        name = TextRules.composed(name);
    }

    Wording wording() {
        return new Wording(title, introduction, thanks, questions);
    }

    SurveySettings settings() {
        return new SurveySettings(
                name,
                Objects.requireNonNullElse(trigger, Trigger.BY_HAND),
                Objects.requireNonNullElse(share, 1.0),
                Objects.requireNonNullElse(linkLifetime, LIFETIME_USUAL));
    }
}
