package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.complaint.clock.PauseReason;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why the time of a case does not count for a while.
@Schema(description = "Why the time of a case does not count for a while.")
public record PauseCase(
        @NotNull @Schema(description = "Why.", examples = "waiting_for_customer")
        PauseReason reason) {}
