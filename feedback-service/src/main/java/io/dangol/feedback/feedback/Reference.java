package io.dangol.feedback.imports;

import io.dangol.feedback.feedback.Submission;
import java.util.Objects;

/// What names imported feedback: its source and the source's own name for it.
record Reference(String source, String externalRef) {
    /// @param submission with a reference
    static Reference of(Submission submission) {
        return new Reference(submission.source(), Objects.requireNonNull(submission.externalRef(), "externalRef"));
    }
}
