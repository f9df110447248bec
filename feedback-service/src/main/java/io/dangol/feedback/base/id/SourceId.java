package io.dangol.feedback.base.id;

import java.util.UUID;

/// The id of a source.
public record SourceId(UUID value) {
    /// The public form, `src_…`.
    public String text() {
        return IdKind.SOURCE.format(value);
    }
}
