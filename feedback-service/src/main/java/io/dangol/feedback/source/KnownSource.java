package io.dangol.feedback.source;

import io.dangol.feedback.mapping.Mapping;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A source, for those who read what it sent.
///
/// @param mapping how its payload becomes feedback; null where it sends Dangol's own form
public record KnownSource(UUID id, String name, @Nullable Mapping mapping) {}
