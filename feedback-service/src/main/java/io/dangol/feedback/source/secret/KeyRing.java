package io.dangol.feedback.source.secret;

import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.source.Mapping;
import io.dangol.feedback.source.Signature;
import io.dangol.feedback.source.SigningKey;
import io.dangol.feedback.source.SigningKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A source's keys with the ends of their lives, from which follows what is live at a moment.
record KeyRing(
        SourceId sourceId,
        String sourceName,
        Signature signature,
        @Nullable Mapping mapping,
        List<Timed> keys) {

    /// @param expiresAt from when it is not live; null for no end
    record Timed(SigningKey key, @Nullable Instant expiresAt) {
        boolean isLiveAt(Instant now) {
            return expiresAt == null || expiresAt.isAfter(now);
        }
    }

    /// Empty where no key is live.
    Optional<SigningKeys> at(Instant now) {
        List<SigningKey> live =
                keys.stream().filter(key -> key.isLiveAt(now)).map(Timed::key).toList();
        return live.isEmpty()
                ? Optional.empty()
                : Optional.of(new SigningKeys(sourceId, sourceName, signature, mapping, live));
    }
}
