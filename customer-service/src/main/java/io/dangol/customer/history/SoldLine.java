package io.dangol.customer.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a line of a purchase says of a product.
///
/// @param sku at most 100 characters
/// @param category at most 100 characters; null if the line says none
/// @param description at most 500 characters; null if the line says none
/// @param soldAt when it was bought
public record SoldLine(
        String sku, @Nullable String category, @Nullable String description, Instant soldAt) {}
