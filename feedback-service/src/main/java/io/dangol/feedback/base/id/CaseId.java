package io.dangol.feedback.base.id;

import java.util.UUID;

/// The id of a case.
public record CaseId(UUID value) {
    /// The public form, `cas_…`.
    public String text() {
        return IdKind.CASE.format(value);
    }
}
