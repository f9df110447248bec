package io.dangol.feedback.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.kit.problem.Refusal.Violation;
import java.util.List;

/// What a mapping makes of a payload.
public sealed interface Mapped {
    /// Dangol's own form of feedback, its values not yet judged.
    record Form(ObjectNode json) implements Mapped {}

    /// Something in the payload cannot be taken. The reasons quote nothing of it.
    record Flawed(List<Violation> violations) implements Mapped {}
}
