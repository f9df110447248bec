package io.dangol.kit.lane;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long it is from one departure to the next at least, while few are waiting: what a batch costs whatever is in it
/// is then paid by more. Who comes when the last departure is long ago goes at once.
///
/// @param atLeast zero for no spacing
/// @param nanoTime a clock as [System#nanoTime()]
/// @param timer runs something later
public record Spacing(Duration atLeast, LongSupplier nanoTime, Timer timer) {
    /// No spacing.
    public static final Spacing NONE = new Spacing(Duration.ZERO, () -> 0, (delay, task) -> task.run());

    /// Runs a task once, after a while.
    public interface Timer {
        /// @param delay above zero
        void after(Duration delay, Runnable task);
    }

    public static Spacing of(Duration atLeast, Timer timer) {
        return new Spacing(atLeast, System::nanoTime, timer);
    }
}
