package io.dangol.feedback.source;

import io.dangol.feedback.base.id.SourceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source at a moment, for those who take its deliveries: how they are signed, and how they are read.
///
/// @param sourceId the source
/// @param sourceName what it is called
/// @param signature how it signs
/// @param mapping how its payload becomes feedback; null where it sends Dangol's own form
/// @param live its live keys; at most [#LIVE_MOST]
public record SigningKeys(
        SourceId sourceId,
        String sourceName,
        Signature signature,
        @Nullable Mapping mapping,
        List<SigningKey> live) {
    /// The most keys of a source that are live at a time.
    public static final int LIVE_MOST = 10;

    /// The source without its keys.
    public KnownSource source() {
        return new KnownSource(sourceId, sourceName, mapping);
    }
}
