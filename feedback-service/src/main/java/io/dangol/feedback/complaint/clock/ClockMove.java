package io.dangol.feedback.complaint.clock;

import java.util.Set;

/// What a decision on a case does to its clocks. Clocks that are over stay over; what does not apply does nothing.
public sealed interface ClockMove {
    /// Clocks begin, as far as the priority's policy promises something.
    record Start(Priority priority, Set<Target> targets) implements ClockMove {}

    /// What was promised has happened.
    record Meet(Set<Target> targets) implements ClockMove {}

    /// What was promised is not needed any more.
    record Cancel(Set<Target> targets) implements ClockMove {}

    /// Time does not count, on any clock of the case.
    record Pause(PauseReason reason) implements ClockMove {}

    /// Time counts again.
    record Resume() implements ClockMove {}

    /// Another priority's promises hold from now on.
    record Reprioritise(Priority priority) implements ClockMove {}
}
