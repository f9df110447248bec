package io.dangol.loyalty.posting.adjustment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What became of a proposed adjustment.
enum AdjustmentState {
    PROPOSED,
    APPROVED,
    REJECTED,
    /// Nobody decided in time.
    EXPIRED;

    /// As it is stored and shown.
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AdjustmentState> of(String wireName) {
        return Arrays.stream(values())
                .filter(state -> state.wireName().equals(wireName))
                .findFirst();
    }
}
