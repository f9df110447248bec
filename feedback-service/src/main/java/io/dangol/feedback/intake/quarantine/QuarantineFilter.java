package io.dangol.feedback.intake.quarantine;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/// Which quarantined deliveries a list has; null where it does not matter.
record QuarantineFilter(@Nullable State state, @Nullable SourceId sourceId) {

    /// Where a delivery is.
    enum State {
        WAITING,
        REPLAYED,
        DISCARDED;

        /// As a condition of SQL.
        String condition() {
            return switch (this) {
                case WAITING -> "handled_how IS NULL";
                case REPLAYED -> "handled_how IN ('replayed', 'repaired')";
                case DISCARDED -> "handled_how = 'discarded'";
            };
        }

        static State of(Quarantined.@Nullable Handled handled) {
            if (handled == null) {
                return WAITING;
            }
            return switch (handled.how()) {
                case REPLAYED, REPAIRED -> REPLAYED;
                case DISCARDED -> DISCARDED;
            };
        }
    }

    /// From query parameters.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where one is not as it must be
    static QuarantineFilter of(@Nullable String state, @Nullable String source) {
        return new QuarantineFilter(
                state == null ? null : state(state),
                source == null ? null : new SourceId(IdKind.SOURCE.inQuery("source", source)));
    }

    private static State state(String state) {
        return switch (state) {
            case "waiting" -> State.WAITING;
            case "replayed" -> State.REPLAYED;
            case "discarded" -> State.DISCARDED;
            default -> throw CommonProblem.invalid("state", "must be waiting, replayed or discarded");
        };
    }
}
