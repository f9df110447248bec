package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A question of a survey.
@Schema(
        name = "Question",
        description = "A question. `options` belong to `choice` and `choices`, `choicesMost` to `choices`, `lengthMost`"
                + " and `about` to `text`.",
        examples = """
                {"id": "recommend", "kind": "nps", "required": true,
                 "text": {"ko": "추천하시겠어요?", "en": "Would you recommend us?"}}""")
public record Question(
        @NotNull @Pattern(regexp = ID_PATTERN) @Schema(
                description = "Its name in answers and results. It keeps its kind in every version of the survey.",
                maxLength = 40,
                examples = "recommend")
        String id,

        @NotNull QuestionKind kind,

        @Schema(description = "Whether a completed survey has an answer to it; false if absent.") @Nullable Boolean required,

        @NotNull @Valid @Schema(description = "What the customer reads.")
        Words text,

        @Size(min = 2, max = 30) @Schema(description = "What may be chosen.") @Nullable List<@NotNull @Valid Option> options,

        @Min(1) @Max(30) @Schema(description = "How many options may be chosen; all if absent.", examples = "3")
        @Nullable Integer choicesMost,

        @Min(1) @Max(TEXT_LENGTH_MOST) @Schema(description = "How long the words may be, in UTF-16 units; 4,000 if absent.", examples = "2000")
        @Nullable Integer lengthMost,

        @Pattern(regexp = ID_PATTERN) @Schema(
                description = "The rated question whose score these words explain: they are recorded as the comment of"
                        + " that response. Otherwise, and where that was not answered, they are feedback of their own.",
                maxLength = 40,
                examples = "recommend")
        @Nullable String about) {
    /// 1 to 40 lower-case letters, digits, `_` and `-`, beginning with a letter.
    public static final String ID_PATTERN = "^[a-z][a-z0-9_-]{0,39}$";

    static final int TEXT_LENGTH_MOST = 100_000;
    private static final int TEXT_LENGTH_USUAL = 4_000;

    /// Whether a completed survey has an answer to it.
    @JsonIgnore
    public boolean mustBeAnswered() {
        return Boolean.TRUE.equals(required);
    }

    /// What may be chosen; empty where nothing is.
    @JsonIgnore
    public List<Option> choosable() {
        return Objects.requireNonNullElse(options, List.of());
    }

    /// How many options may be chosen at most.
    @JsonIgnore
    public int mostChosen() {
        return Objects.requireNonNullElse(choicesMost, choosable().size());
    }

    /// How many UTF-16 units words may have.
    @JsonIgnore
    public int mostUnits() {
        return Objects.requireNonNullElse(lengthMost, TEXT_LENGTH_USUAL);
    }
}
