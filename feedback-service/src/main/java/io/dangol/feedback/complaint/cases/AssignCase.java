package io.dangol.feedback.complaint.cases;

import io.dangol.kit.text.Identifier;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Who works on a case.
@Schema(description = "Who works on a case.")
public record AssignCase(
        @Size(min = 1, max = 200) @Identifier @Schema(description = "The token's subject of whoever works on it; absent: nobody.", examples = "agent-7")
        @Nullable String assignee) {}
