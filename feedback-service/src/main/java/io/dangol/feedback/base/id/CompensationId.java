package io.dangol.feedback.base.id;

import java.util.UUID;

/// The id of a compensation.
public record CompensationId(UUID value) {
    /// The public form, `cmp_…`.
    public String text() {
        return IdKind.COMPENSATION.format(value);
    }
}
