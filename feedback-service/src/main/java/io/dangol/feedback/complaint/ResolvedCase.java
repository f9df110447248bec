package io.dangol.feedback.complaint;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case in the moment of its resolution, as others may know it.
///
/// @param resolution the first resolution of a case is 1, that after a reopening 2, and so on
/// @param customerId whose case it is; null where nobody was named, or nobody is known by that name yet
/// @param externalId the name that the source has for the customer, or null
public record ResolvedCase(
        CaseId id,
        int resolution,
        String source,
        @Nullable CustomerId customerId,
        @Nullable String externalId,
        String channel,
        Instant resolvedAt) {

    /// The public form of the id.
    public String publicId() {
        return id.text();
    }
}
