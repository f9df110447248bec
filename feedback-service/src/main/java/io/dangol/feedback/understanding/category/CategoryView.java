package io.dangol.feedback.understanding.category;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A category as it is shown.
@Schema(
        name = "Category",
        description = "Something that feedback may be about.",
        requiredProperties = {"id", "nameKo", "nameEn", "examples", "state", "version", "changedAt"})
public record CategoryView(
        @Schema(description = "What it is called in answers and corrections.", maxLength = 50, examples = "delivery")
        String id,

        @Schema(description = "Its Korean name.", maxLength = 100, examples = "배송")
        String nameKo,

        @Schema(description = "Its English name.", maxLength = 100, examples = "Delivery")
        String nameEn,

        @Schema(description = "The sentences that it is learnt from.", maxItems = Category.MOST_EXAMPLES)
        List<CategoryExample> examples,

        CategoryState state,

        @Schema(description = "Counts its changes, from 1; the `ETag`.", minimum = "1", examples = "1")
        int version,

        @Schema(description = "When it was changed the last time, or made.")
        Instant changedAt) {}
