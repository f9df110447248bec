package io.dangol.feedback.survey.form;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An answer that may be chosen.
@Schema(name = "QuestionOption", description = "An answer that may be chosen.")
public record Option(
        @NotNull @Pattern(regexp = Question.ID_PATTERN) @Schema(description = "Its name in answers and results.", maxLength = 40, examples = "price")
        String id,

        @NotNull @Valid @Schema(description = "What the customer reads.")
        Words text) {}
