package io.dangol.customer.base.source;

import io.dangol.kit.time.PublicId;
import java.util.UUID;

/// A source that was registered.
///
/// @param name under which its data is kept
public record RegisteredSource(UUID id, String name) {
    /// The id in its public form, `src_…`.
    String publicId() {
        return PublicId.format("src", id);
    }
}
