package io.dangol.feedback.understanding.category;

import io.dangol.kit.text.HasText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A sentence that a customer could say about a category.
@Schema(
        name = "CategoryExample",
        description = "A sentence that a customer could say about it.",
        requiredProperties = {"language", "text"})
public record CategoryExample(
        @Schema(description = "Its language: ko or en.", maxLength = 2, examples = "ko")
        @NotNull @Pattern(regexp = "ko|en") String language,

        @Schema(description = "The sentence; it has a word.", examples = "선물 포장을 부탁했는데 그냥 왔어요")
        @NotNull @Size(min = 1, max = 200) @HasText
        String text) {}
