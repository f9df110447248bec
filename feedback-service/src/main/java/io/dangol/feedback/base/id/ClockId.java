package io.dangol.feedback.base.id;

import java.util.UUID;

/// The id of a clock of a case.
public record ClockId(UUID value) {
    /// The public form, `clk_…`.
    public String text() {
        return IdKind.CLOCK.format(value);
    }
}
