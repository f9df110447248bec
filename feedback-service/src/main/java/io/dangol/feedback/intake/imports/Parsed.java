package io.dangol.feedback.intake.imports;

import io.dangol.feedback.voice.Reference;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.job.LineError;

/// What a record of an import is: feedback, or why it is none.
sealed interface Parsed {
    /// It keeps every rule.
    ///
    /// @param timed whether it says when it was said
    record Good(long line, Submission submission, boolean timed) implements Parsed {
        Reference reference() {
            return submission.requiredReference();
        }

        String fingerprint() {
            return Fingerprint.of(submission, timed);
        }
    }

    /// It is refused.
    record Bad(LineError error) implements Parsed {}
}
