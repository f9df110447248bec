package io.dangol.feedback.intake.delivery;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.dangol.feedback.voice.AnyText;
import io.dangol.feedback.voice.Kind;
import io.dangol.feedback.voice.RatingForm;
import io.dangol.feedback.voice.Submission;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Feedback that would be recorded.
@Schema(
        name = "FeedbackToBe",
        description = "Feedback as it would be recorded.",
        requiredProperties = {"source", "kind", "channel", "occurredAt"})
public record SubmissionView(
        @Schema(description = "The name of its source.", maxLength = 100, examples = "reviews-kr")
        String source,

        Kind kind,

        @Schema(description = "Where it was said.", maxLength = 50, examples = "web")
        String channel,

        @Schema(description = "Who said it.", maxLength = 30, examples = "cus_01jd3v9k7e8x2m4n6p8q0r2s4t") @Nullable String customerId,

        @Schema(description = "The source's own name for the customer.", maxLength = 200, examples = "00001") @Nullable String externalId,

        @JsonSerialize(using = AnyText.Serializer.class)
        @Schema(description = "The words.", maxLength = 1_048_576, examples = "빨라요")
        @Nullable String text,

        @Schema(description = "The language of the text (BCP 47).", maxLength = 35, examples = "ko") @Nullable String language,

        @Schema(description = "When it was said.") Instant occurredAt,

        @Schema(description = "The source's own name for it.", maxLength = 200, examples = "review-8841") @Nullable String externalRef,

        @Schema(description = "The score given along with it.") @Nullable RatingForm rating,

        @Schema(
                description = "The product that it is about, by the company's own number (SKU).",
                maxLength = 64,
                examples = "TEA-01")
        @Nullable String product) {

    static SubmissionView of(Submission said) {
        return new SubmissionView(
                said.source(),
                said.kind(),
                said.channel(),
                said.customerId() == null ? null : said.customerId().text(),
                said.externalId(),
                said.text(),
                said.language(),
                said.occurredAt(),
                said.externalRef(),
                said.rating() == null
                        ? null
                        : new RatingForm(
                                said.rating().metric(),
                                said.rating().score(),
                                said.rating().wordingVersion()),
                said.product());
    }
}
