package io.dangol.feedback.complaint.clock;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A policy as it is shown.
@Schema(
        name = "SlaPolicy",
        description = "What is promised to cases of a priority.",
        requiredProperties = {"priority", "version", "targets", "changedAt"})
public record PolicyView(
        Priority priority,

        @Schema(description = "Its version; clocks name it.", minimum = "1", maximum = "1000000", examples = "3")
        int version,

        PolicyForm targets,

        @Schema(description = "When it became what it is.") Instant changedAt) {
    static PolicyView of(SlaPolicy policy) {
        return new PolicyView(policy.priority(), policy.version(), policy.targets(), policy.changedAt());
    }
}
