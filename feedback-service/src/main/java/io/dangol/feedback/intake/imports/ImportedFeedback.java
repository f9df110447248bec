package io.dangol.feedback.intake.imports;

import io.dangol.feedback.voice.Reference;
import io.dangol.feedback.voice.Submission;

/// Feedback that a record of an import says.
///
/// @param timed whether it says when it was said
record ImportedFeedback(Submission submission, boolean timed) {
    String source() {
        return submission.source();
    }

    /// The same, from a source under its other name.
    ImportedFeedback from(String itsSource) {
        return new ImportedFeedback(submission.from(itsSource), timed);
    }

    Reference reference() {
        return submission.requiredReference();
    }

    String fingerprint() {
        return Fingerprint.of(submission, timed);
    }
}
