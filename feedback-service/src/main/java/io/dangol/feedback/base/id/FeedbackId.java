package io.dangol.feedback.base.id;

import java.util.UUID;

/// The id of a piece of feedback.
public record FeedbackId(UUID value) {
    /// The public form, `fbk_…`.
    public String text() {
        return IdKind.FEEDBACK.format(value);
    }
}
