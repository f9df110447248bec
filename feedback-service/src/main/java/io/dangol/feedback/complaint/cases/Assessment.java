package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.complaint.clock.Priority;
import org.jspecify.annotations.Nullable;

/// How bad a case is, and so how soon it has to be put right.
///
/// @param remedySought what the customer wants, or null
record Assessment(
        Priority priority,
        @Nullable Severity severity,
        @Nullable Impact impact,
        @Nullable Remedy remedySought) {

    /// What a case is before anybody looked at it.
    static final Assessment NONE = new Assessment(Priority.NORMAL, null, null, null);

    /// The priority that severity and impact ask for: the worse and the wider, the sooner.
    static Priority priorityOf(Severity severity, Impact impact) {
        return switch (severity) {
            case CRITICAL -> impact == Impact.ONE ? Priority.HIGH : Priority.URGENT;
            case MAJOR ->
                switch (impact) {
                    case ONE -> Priority.NORMAL;
                    case SOME -> Priority.HIGH;
                    case MANY -> Priority.URGENT;
                };
            case MODERATE -> impact == Impact.MANY ? Priority.HIGH : Priority.NORMAL;
            case MINOR -> impact == Impact.MANY ? Priority.NORMAL : Priority.LOW;
        };
    }
}
