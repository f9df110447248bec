package io.dangol.feedback.feedback;

import io.dangol.feedback.rating.Metric;
import io.dangol.feedback.rating.Rating;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Feedback as it is shown.
@Schema(
        name = "Feedback",
        description = "What a customer said.",
        requiredProperties = {"id", "source", "kind", "channel", "occurredAt", "receivedAt"})
public record FeedbackView(
        @Schema(description = "Its id.", maxLength = 30, examples = "fbk_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(description = "The name of the source that it came from.", maxLength = 100, examples = "reviews-kr")
        String source,

        Kind kind,

        @Schema(description = "Where it was said.", maxLength = 50, examples = "email")
        String channel,

        @Schema(
                description = "Who said it; absent while that is not known.",
                maxLength = 30,
                examples = "cus_01jd3v9k7e8x2m4n6p8q0r2s4t")
        @Nullable String customerId,

        @Schema(description = "The source's own name for the customer.", maxLength = 200, examples = "00001") @Nullable String externalId,

        @Schema(description = "The words.", maxLength = 100_000, examples = "배송이 일주일째 안 와요. 환불해 주세요.") @Nullable String text,

        @Schema(description = "The language of the text (BCP 47).", maxLength = 35, examples = "ko") @Nullable String language,

        @Schema(description = "When it was said.") Instant occurredAt,

        @Schema(description = "When it was received.") Instant receivedAt,

        @Schema(description = "The source's own name for it.", maxLength = 200, examples = "review-8841") @Nullable String externalRef,

        @Schema(description = "The score given along with it.") @Nullable GivenRating rating) {

    /// A score as it is shown.
    @Schema(
            name = "GivenRating",
            description = "A score on its metric's scale.",
            requiredProperties = {"metric", "score"})
    public record GivenRating(
            @Schema(description = "What was asked.", examples = "csat")
            Metric metric,

            @Schema(description = "The score.", minimum = "0", maximum = "10", examples = "3")
            int score) {

        static @Nullable GivenRating of(@Nullable Rating rating) {
            return rating == null ? null : new GivenRating(rating.metric(), rating.score());
        }
    }

    static FeedbackView of(Feedback feedback) {
        Submission said = feedback.submission();
        return new FeedbackView(
                feedback.publicId(),
                said.source(),
                said.kind(),
                said.channel(),
                feedback.publicCustomerId(),
                said.externalId(),
                said.text(),
                said.language(),
                said.occurredAt(),
                feedback.receivedAt(),
                said.externalRef(),
                GivenRating.of(said.rating()));
    }
}
