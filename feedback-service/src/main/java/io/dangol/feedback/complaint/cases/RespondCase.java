package io.dangol.feedback.complaint.cases;

import io.dangol.kit.text.Identifier;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// That a person answered the customer; what they said goes through the channel itself.
@Schema(description = "That a person answered the customer; what they said goes through the channel itself.")
public record RespondCase(
        @Size(min = 1, max = 50) @Identifier @Schema(description = "Where it was answered.", examples = "email")
        @Nullable String channel) {}
