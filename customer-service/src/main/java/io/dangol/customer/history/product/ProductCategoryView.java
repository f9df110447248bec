package io.dangol.customer.history.product;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A category as callers see one.
@Schema(description = "A category that products are in.")
record ProductCategoryView(
        @Schema(
                description = "Its names from the widest to the narrowest.",
                maxItems = CategoryPath.NAMES_MOST,
                examples = "[\"tea\", \"green\"]")
        List<@Size(min = 1, max = CategoryPath.NAME_LENGTH_MOST) String> categoryPath,

        @Schema(description = "How many products have exactly this path.", minimum = "1", examples = "12")
        long products) {}
