package io.dangol.feedback.intake.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.voice.FeedbackForm;
import jakarta.validation.Valid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a quarantined delivery is tried again.
@Schema(
        examples = """
                {"body": {"review": {"body": "빨라요", "stars": 5}}}""",
        description =
                "How a quarantined delivery is tried again: with `feedback` or `body`, or with neither to read once"
                        + " more what it says.")
public record ReplayDelivery(
        @Valid @Schema(description = "What it should have said, in Dangol's own form.") @Nullable FeedbackForm feedback,

        @Schema(
                description = "What it should have said, in the source's own form, for its mapping to read.",
                implementation = Object.class,
                examples = "{\"review\":{\"body\":\"빨라요\",\"stars\":5}}")
        @Nullable JsonNode body) {}
