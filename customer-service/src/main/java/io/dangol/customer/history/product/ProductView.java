package io.dangol.customer.history.product;

import io.dangol.customer.history.purchase.Money;
import io.dangol.kit.text.TextRules;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A product as callers see one.
@Schema(description = "What is sold: learnt from purchases, completed by people and imports.")
record ProductView(
        @Schema(description = "The product's id.", pattern = ID_PATTERN, examples = EXAMPLE_ID)
        String id,

        @Schema(
                description = "What purchases call it.",
                pattern = TextRules.PATTERN,
                maxLength = 100,
                examples = "TEA-01")
        String sku,

        @Schema(description = "Its name in Korean.", maxLength = 200, examples = "제주 녹차 50g") @Nullable String nameKo,

        @Schema(description = "Its name in English.", maxLength = 200, examples = "Jeju green tea 50 g") @Nullable String nameEn,

        @Schema(
                description = "Its categories from the widest to the narrowest; empty where nobody has said.",
                maxItems = CategoryPath.NAMES_MOST,
                examples = "[\"tea\", \"green\"]")
        List<@Size(min = 1, max = CategoryPath.NAME_LENGTH_MOST) String> categoryPath,

        @Schema(description = "What one costs.") @Nullable Money price,

        @Schema(description = "Whether it is sold.") boolean active,

        @Schema(
                description = "Whether a person or an import has entered something of it; false while all of it was"
                        + " learnt from purchases.")
        boolean completed,

        @Schema(description = "The category that purchases said last.", maxLength = 100, examples = "tea") @Nullable String lastCategory,

        @Schema(
                description = "The description that purchases said last.",
                maxLength = 500,
                examples = "Green tea, 50 g")
        @Nullable String lastDescription,

        @Schema(
                description = "When it was sold last, to the day: later sales of the same day (UTC) move it only if"
                        + " they say another category or description.")
        @Nullable Instant lastSoldAt,

        @Schema(description = "Grows by 1 with each change, from 1.", minimum = "1", examples = "1")
        int version,

        @Schema(description = "When it became known.") Instant createdAt,

        @Schema(description = "When anything of it changed last.")
        Instant updatedAt) {
    static final String ID_PREFIX = "prd";
    static final String ID_PATTERN = "^prd_[0-9a-hjkmnp-tv-z]{26}$";
    static final String EXAMPLE_ID = "prd_01k9x3v1q8f7t9c2m4n6p8r0sa";
}
