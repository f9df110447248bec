package io.dangol.feedback.source;

import io.dangol.feedback.base.id.SourceId;
import org.jspecify.annotations.Nullable;

/// A source, for those who read what it sent.
///
/// @param mapping how its payload becomes feedback; null where it sends Dangol's own form
public record KnownSource(
        SourceId id, String name, @Nullable Mapping mapping) {
    /// The same source, read in another way.
    public KnownSource mappedBy(@Nullable Mapping another) {
        return new KnownSource(id, name, another);
    }

    /// Whether this is what the source is called, by its name or its id.
    public boolean isCalled(String text) {
        return text.equals(name) || text.equals(id.text());
    }
}
