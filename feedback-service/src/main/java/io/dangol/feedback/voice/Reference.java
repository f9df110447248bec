package io.dangol.feedback.voice;

import java.util.Objects;

/// What names a piece of feedback: its source and the source's own name for it. One reference is one piece of feedback,
/// whichever door it comes through.
public record Reference(String source, String externalRef) {
    /// @param submission with a reference
    public static Reference of(Submission submission) {
        return new Reference(submission.source(), Objects.requireNonNull(submission.externalRef(), "externalRef"));
    }
}
