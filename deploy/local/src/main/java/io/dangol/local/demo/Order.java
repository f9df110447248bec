package io.dangol.local.demo;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A purchase.
///
/// @param channel `store`, `web` or `app`
/// @param store where it was, for the channel `store` only
/// @param totalWon what was paid, in whole won
record Order(
        String id,
        OffsetDateTime at,
        String channel,
        @Nullable String store,
        Product product,
        int quantity,
        long totalWon) {}
