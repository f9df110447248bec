package io.dangol.feedback.voice;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Feedback as it is shown.
@Schema(
        name = "Feedback",
        description = "What a customer said.",
        requiredProperties = {"id", "source", "kind", "channel", "occurredAt", "receivedAt", "version"})
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

        @JsonSerialize(using = AnyText.Serializer.class)
        @Schema(
                description = "The words; in a list at most 4,000 characters of them.",
                maxLength = 1_048_576,
                examples = "배송이 일주일째 안 와요. 환불해 주세요.")
        @Nullable String text,

        @Schema(description = "The language of the text (BCP 47).", maxLength = 35, examples = "ko") @Nullable String language,

        @Schema(description = "When it was said.") Instant occurredAt,

        @Schema(description = "When it was received.") Instant receivedAt,

        @Schema(
                description = "Its version: 1, and one more for each time that the source edited it.",
                minimum = "1",
                maximum = "100",
                examples = "1")
        int version,

        @Schema(description = "When this version was received; absent of the first.") @Nullable Instant revisedAt,

        @Schema(description = "The source's own name for it.", maxLength = 200, examples = "review-8841") @Nullable String externalRef,

        @Schema(description = "The score given along with it.") @Nullable GivenRating rating,

        @Schema(
                description = "The product that it is about, by the company's own number (SKU).",
                maxLength = 64,
                examples = "TEA-01")
        @Nullable String product,

        @Schema(description = "Whether the text goes on; only in a list, only if it does.") @Nullable Boolean textTruncated) {

    /// UTF-16 units of a text in a list, at most.
    static final int TEXT_LISTED_MOST = 4_000;

    /// A score as it is shown.
    @Schema(
            name = "GivenRating",
            description = "A score on its metric's scale.",
            requiredProperties = {"metric", "score"})
    public record GivenRating(
            @Schema(description = "What was asked.", examples = "csat")
            Metric metric,

            @Schema(description = "The score.", minimum = "0", maximum = "10", examples = "3")
            int score,

            @Schema(
                    description = "Which wording of the question was answered; absent where nobody said.",
                    maxLength = 50,
                    examples = "2026-01")
            @Nullable String wordingVersion) {

        static @Nullable GivenRating of(@Nullable Rating rating) {
            if (rating == null) {
                return null;
            }
            boolean unspecified = rating.wordingVersion().equals(Rating.WORDING_UNSPECIFIED);
            return new GivenRating(rating.metric(), rating.score(), unspecified ? null : rating.wordingVersion());
        }
    }

    /// The whole of it.
    public static FeedbackView of(Feedback feedback) {
        return of(feedback, feedback.submission().text(), null);
    }

    /// As a list shows it: a text that is long is cut, so that a page has a limit.
    public static FeedbackView listed(Feedback feedback) {
        String text = feedback.submission().text();
        if (text == null || text.length() <= TEXT_LISTED_MOST) {
            return of(feedback);
        }
        return of(feedback, AnyText.cut(text, TEXT_LISTED_MOST), true);
    }

    private static FeedbackView of(Feedback feedback, @Nullable String text, @Nullable Boolean textTruncated) {
        Submission said = feedback.submission();
        return new FeedbackView(
                feedback.publicId(),
                said.source(),
                said.kind(),
                said.channel(),
                feedback.publicCustomerId(),
                said.externalId(),
                text,
                said.language(),
                said.occurredAt(),
                feedback.receivedAt(),
                feedback.version(),
                feedback.revisedAt(),
                said.externalRef(),
                GivenRating.of(said.rating()),
                said.product(),
                textTruncated);
    }
}
