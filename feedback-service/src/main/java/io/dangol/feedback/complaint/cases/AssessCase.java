package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.complaint.clock.Priority;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How bad a case is.
@Schema(description = "How bad a case is.")
public record AssessCase(
        @NotNull @Schema(description = "How bad it is for the customer.", examples = "major")
        Severity severity,

        @NotNull @Schema(description = "How many it concerns.", examples = "one")
        Impact impact,

        @Schema(description = "How soon it has to be put right; absent: as severity and impact ask for.") @Nullable Priority priority,

        @Schema(description = "What the customer wants; absent: as it was.") @Nullable Remedy remedySought) {}
