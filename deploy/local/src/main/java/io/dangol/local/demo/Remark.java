package io.dangol.local.demo;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/// What a customer said on their own account; it reaches the suite as a signed delivery of the shop's review system.
///
/// @param ref the shop's own name for it, unique within a seed
/// @param satisfaction 1 to 5, where the customer gave stars
/// @param remedy how a complaint is put right; empty for all else, and for a complaint that stays open
record Remark(
        String ref,
        Kind kind,
        String channel,
        Language language,
        String text,
        OffsetDateTime at,
        OptionalInt satisfaction,
        Optional<Remedy> remedy) {

    /// What sort of thing was said.
    enum Kind {
        REVIEW,
        COMPLAINT,
        PRAISE,
        INQUIRY
    }

    /// How a complaint is put right.
    ///
    /// @param word as the API has it, such as `refund`
    /// @param points for the customer's trouble, 0 to 10,000, which is what an agent may grant
    record Remedy(String word, int points, String note) {}
}
