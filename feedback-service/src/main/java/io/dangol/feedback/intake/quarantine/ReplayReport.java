package io.dangol.feedback.intake.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of a stretch of the quarantine.
@Schema(
        description = "What became of a stretch of a source's quarantine.",
        requiredProperties = {"replayed", "stillWaiting", "next"})
public record ReplayReport(
        @Schema(description = "Deliveries that are recorded now.", minimum = "0", maximum = "100", examples = "49")
        int replayed,

        @Schema(description = "The ids of those that still cannot be understood.", maxItems = 100)
        List<@Size(max = 30) String> stillWaiting,

        @Schema(
                description = "Pass as `after` to go on; null where there is nothing left.",
                maxLength = 30,
                nullable = true)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable String next) {}
