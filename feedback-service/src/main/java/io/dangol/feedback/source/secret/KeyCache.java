package io.dangol.feedback.source.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dangol.feedback.base.id.SourceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/// The keys of sources that deliver much, for a second, so that not every delivery reads and unseals them.
///
/// What changes here is forgotten at once; what another replica changes is known here a second later at the latest.
@ApplicationScoped
class KeyCache {
    private static final Duration LIFE = Duration.ofSeconds(1);
    private static final int SOURCES_MOST = 10_000;

    private final Cache<SourceId, KeyRing> rings = Caffeine.newBuilder()
            .maximumSize(SOURCES_MOST)
            .expireAfterWrite(LIFE)
            .build();

    Optional<KeyRing> find(SourceId sourceId) {
        return Optional.ofNullable(rings.getIfPresent(sourceId));
    }

    void keep(KeyRing ring) {
        rings.put(ring.sourceId(), ring);
    }

    /// To be called when a change of the source is committed.
    void forget(SourceId sourceId) {
        rings.invalidate(sourceId);
    }
}
