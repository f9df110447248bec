package io.dangol.feedback.intake.delivery;

import java.util.Map;
import java.util.UUID;

/// The first answer to a delivery.
///
/// @param isFirst whether this is the delivery that it was given to
/// @param sameBody whether that one had the same body as this
record DeliveryAnswer(UUID answerId, Receipt.State state, boolean isFirst, boolean sameBody) {
    /// The answer that was noted instead of this one, or this one.
    ///
    /// @param instead by the ids of the answers in whose place they are
    DeliveryAnswer insteadIn(Map<UUID, DeliveryAnswer> instead) {
        DeliveryAnswer other = instead.get(answerId);
        return other == null ? this : new DeliveryAnswer(other.answerId(), other.state(), isFirst, sameBody);
    }
}
