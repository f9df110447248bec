package io.dangol.feedback.understanding.classification;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A person's answer to one question about a text.
@Schema(
        name = "CorrectClassification",
        description = "The right answer to one question.",
        requiredProperties = {"task", "label"})
public record CorrectClassification(
        @Schema(description = "The question: polarity, complaint, intent, category or urgency.", examples = "category")
        @NotNull @Pattern(regexp = "polarity|complaint|intent|category|urgency") String task,

        @Schema(
                description =
                        "One of the labels of the model of that question and language, see `GET /v1/classifiers`.",
                examples = "delivery")
        @NotNull @Size(min = 1, max = 100) String label) {}
