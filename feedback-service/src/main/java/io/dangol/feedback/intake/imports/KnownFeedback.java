package io.dangol.feedback.intake.imports;

import io.dangol.feedback.voice.Submission;

/// What is recorded under a reference.
///
/// @param timed its fingerprint with its time
/// @param untimed its fingerprint without
record KnownFeedback(String timed, String untimed) {
    static KnownFeedback of(Submission said) {
        return new KnownFeedback(Fingerprint.of(said, true), Fingerprint.of(said, false));
    }

    static KnownFeedback of(ImportedFeedback said) {
        return of(said.submission());
    }

    boolean saysTheSameAs(ImportedFeedback said) {
        return said.fingerprint().equals(said.timed() ? timed : untimed);
    }
}
