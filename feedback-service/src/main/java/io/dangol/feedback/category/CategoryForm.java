package io.dangol.feedback.category;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What can change of a category.
@Schema(name = "CategoryForm", description = "What can change of a category.")
public record CategoryForm(
        @Schema(description = "Its Korean name.", examples = "선물 포장") @NotBlank @Size(min = 1, max = 100) String nameKo,

        @Schema(description = "Its English name.", examples = "Gift wrapping") @NotBlank @Size(min = 1, max = 100) String nameEn,

        @Schema(description = "All the sentences that it is learnt from, in place of those before.")
        @NotNull @Size(min = 1, max = Category.MOST_EXAMPLES) List<@NotNull @Valid CategoryExample> examples,

        @NotNull CategoryState state) {}
