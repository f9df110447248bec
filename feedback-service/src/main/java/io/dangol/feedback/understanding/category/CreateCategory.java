package io.dangol.feedback.understanding.category;

import io.dangol.kit.text.Name;
import io.dangol.kit.text.TextRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A new category.
@Schema(
        name = "CreateCategory",
        description = "A new category.",
        requiredProperties = {"id", "nameKo", "nameEn", "examples"})
public record CreateCategory(
        @Schema(
                description = "What it is called in answers and corrections; it never changes.",
                maxLength = 50,
                examples = "gift_wrapping")
        @NotNull @Pattern(regexp = Category.ID_PATTERN) String id,

        @Schema(description = "Its Korean name.", examples = "선물 포장") @NotNull @Size(min = 1, max = 100) @Name
        String nameKo,

        @Schema(description = "Its English name.", examples = "Gift wrapping") @NotNull @Size(min = 1, max = 100) @Name
        String nameEn,

        @Schema(description = "What it is learnt from; a dozen in each language is a good start.")
        @NotNull @Size(min = 1, max = Category.MOST_EXAMPLES) List<@NotNull @Valid CategoryExample> examples) {
    public CreateCategory {
        nameKo = TextRules.composed(nameKo);
        nameEn = TextRules.composed(nameEn);
    }
}
