package io.dangol.feedback.feedback;

import io.dangol.feedback.id.IdKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Feedback that is recorded.
///
/// @param id its id
/// @param submission what was sent in
/// @param customerId who said it; null where nobody was named, or nobody is known by that name yet
/// @param receivedAt when it reached us
public record Feedback(
        UUID id, Submission submission, @Nullable UUID customerId, Instant receivedAt) {
    /// Feedback does not change once it is recorded, save that its customer becomes known.
    public static final int VERSION = 1;

    /// The public form of the id.
    public String publicId() {
        return IdKind.FEEDBACK.format(id);
    }

    /// The public form of the customer's id, or null.
    public @Nullable String publicCustomerId() {
        return customerId == null ? null : IdKind.CUSTOMER.format(customerId);
    }

    /// What its events are about: the customer, or the feedback itself while that is not known.
    public String subject() {
        return customerId == null ? publicId() : IdKind.CUSTOMER.format(customerId);
    }
}
