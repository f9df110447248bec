package io.dangol.kit.entities;

/// An entity with a version that callers see as an entity tag.
public interface VersionedEntity {
    /// The value of its field with `@Version`, 1 for a new entity. It counts up when a change is written.
    int version();
}
