package io.dangol.customer.history.returns;

import io.dangol.kit.problem.Refusal;

/// What became of a return that was to be recorded.
public sealed interface ReturnOutcome {
    /// It was recorded: applied, waiting, or as a credit note.
    final class Created implements ReturnOutcome {
        private final StoredReturn stored;

        Created(StoredReturn stored) {
            this.stored = stored;
        }

        StoredReturn stored() {
            return stored;
        }
    }

    /// It was recorded before, saying the same.
    final class Unchanged implements ReturnOutcome {
        private final StoredReturn stored;

        Unchanged(StoredReturn stored) {
            this.stored = stored;
        }

        StoredReturn stored() {
            return stored;
        }
    }

    /// A rule does not allow it; nothing was done.
    record Refused(Refusal refusal) implements ReturnOutcome {}
}
