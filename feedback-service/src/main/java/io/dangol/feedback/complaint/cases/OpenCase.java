package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.voice.FeedbackForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A new case: about feedback that is there, or about a complaint that an agent just heard. Exactly one of the two.
@Schema(
        examples = """
                {"feedbackId": "fbk_01jd3v9k7e8x2m4n6p8q0r2s4t", "remedySought": "refund"}""",
        description =
                "A new case: about feedback that is there, or about a complaint that was just heard; one of the two.")
public record OpenCase(
        @Pattern(regexp = "^fbk_[0-9a-hjkmnp-tv-z]{26}$") @Schema(
                description = "The feedback that the case is about.",
                maxLength = 30,
                examples = "fbk_01jd3v9k7e8x2m4n6p8q0r2s4t")
        @Nullable String feedbackId,

        @Valid @Schema(description = "The complaint to record, of the kind `complaint`; it opens the case.") @Nullable FeedbackForm feedback,

        @Schema(description = "What the customer wants.", examples = "refund") @Nullable Remedy remedySought) {}
