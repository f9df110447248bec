package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.voice.Submission;
import io.dangol.kit.problem.Refusal.Violation;
import java.util.List;

/// What a verified body turned out to say.
public sealed interface Understanding {
    /// It says something that can be recorded.
    record Understood(Submission submission) implements Understanding {}

    /// It does not. The reasons say what is wrong and quote nothing of it.
    record NotUnderstood(String reason, List<Violation> violations) implements Understanding {
        /// One field is at fault.
        static NotUnderstood of(Violation violation) {
            return new NotUnderstood(violation.field() + " " + violation.message(), List.of(violation));
        }
    }
}
