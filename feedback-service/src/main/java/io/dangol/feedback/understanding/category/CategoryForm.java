package io.dangol.feedback.understanding.category;

import io.dangol.kit.text.Name;
import io.dangol.kit.text.TextRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What can change of a category.
@Schema(name = "CategoryForm", description = "What can change of a category.")
public record CategoryForm(
        @Schema(description = "Its Korean name.", examples = "선물 포장") @NotNull @Size(min = 1, max = 100) @Name
        String nameKo,

        @Schema(description = "Its English name.", examples = "Gift wrapping") @NotNull @Size(min = 1, max = 100) @Name
        String nameEn,

        @Schema(description = "All the sentences that it is learnt from, in place of those before.")
        @NotNull @Size(min = 1, max = Category.MOST_EXAMPLES) List<@NotNull @Valid CategoryExample> examples,

        @NotNull CategoryState state) {
    public CategoryForm {
        nameKo = TextRules.composed(nameKo);
        nameEn = TextRules.composed(nameEn);
    }
}
