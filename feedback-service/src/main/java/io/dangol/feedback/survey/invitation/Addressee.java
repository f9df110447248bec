package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.id.CustomerId;
import org.jspecify.annotations.Nullable;

/// Who is asked: by our id, or by the name that a source has for them, or both.
///
/// @param source the source in whose name the customer is asked
public record Addressee(
        String source,
        @Nullable CustomerId customerId,
        @Nullable String externalId) {
    Addressee known(@Nullable CustomerId customer) {
        return new Addressee(source, customer, externalId);
    }
}
