package io.dangol.feedback.intake;

import io.dangol.feedback.feedback.FeedbackForm;
import jakarta.validation.Valid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a quarantined delivery is tried again.
@Schema(description = "How a quarantined delivery is tried again.")
public record ReplayDelivery(
        @Valid @Schema(description = "What it should have said; absent to read once more what it says.") @Nullable FeedbackForm feedback) {}
