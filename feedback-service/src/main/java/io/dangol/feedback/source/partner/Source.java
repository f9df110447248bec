package io.dangol.feedback.source.partner;

import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.source.Mapping;
import io.dangol.feedback.source.Signature;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A partner system that posts feedback.
///
/// @param mapping how its own payload becomes feedback; null where it sends Dangol's form
/// @param version counts the changes, from 1
public record Source(
        SourceId id,
        String name,
        Signature signature,
        @Nullable Mapping mapping,
        int version,
        Instant createdAt) {

    String webhookUrl() {
        return "/v1/webhooks/" + id.text();
    }

    /// The same source, read in another way from now on.
    Source mappedBy(@Nullable Mapping itsMapping) {
        return new Source(id, name, signature, itsMapping, version + 1, createdAt);
    }
}
