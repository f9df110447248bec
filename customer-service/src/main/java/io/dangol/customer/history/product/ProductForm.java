package io.dangol.customer.history.product;

import io.dangol.customer.history.purchase.Money;
import io.dangol.kit.openapi.GivenOnce;
import io.dangol.kit.text.TextRules;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A product as callers enter it, before anything of it is checked; [ProductReader] says what holds.
@Schema(description = "A product, as it is entered.")
record ProductForm(
        @GivenOnce
        @Schema(
                required = true,
                description = "What purchases call it; unique, and never changes.",
                pattern = TextRules.PATTERN,
                minLength = 1,
                maxLength = 100,
                examples = "TEA-01")
        @Nullable String sku,

        @Schema(
                description = "Its name in Korean.",
                pattern = TextRules.PATTERN,
                minLength = 1,
                maxLength = 200,
                examples = "제주 녹차 50g")
        @Nullable String nameKo,

        @Schema(
                description = "Its name in English.",
                pattern = TextRules.PATTERN,
                minLength = 1,
                maxLength = 200,
                examples = "Jeju green tea 50 g")
        @Nullable String nameEn,

        @Schema(
                description = "Its categories from the widest to the narrowest, each 1 to 100 characters without >.",
                maxItems = CategoryPath.NAMES_MOST,
                examples = "[\"tea\", \"green\"]")
        @Nullable List<@Size(min = 1, max = CategoryPath.NAME_LENGTH_MOST) @Nullable String> categoryPath,

        @Schema(description = "What one costs.") @Nullable Money price,

        @Schema(description = "Whether it is sold.", defaultValue = "true") @Nullable Boolean active) {}
