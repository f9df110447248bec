package io.dangol.feedback.voice.response;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.voice.AnyText;
import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.Metric;
import io.dangol.feedback.voice.Rating;
import io.dangol.feedback.voice.Scale;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A response as it is shown.
@Schema(
        name = "Response",
        description = "An answer on a scale.",
        requiredProperties = {
            "id",
            "feedbackId",
            "source",
            "metric",
            "score",
            "scale",
            "direction",
            "wordingVersion",
            "channel",
            "answeredAt"
        })
public record ResponseView(
        @Schema(description = "Its id.", maxLength = 30, examples = "rsp_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(
                description = "The feedback that it is part of.",
                maxLength = 30,
                examples = "fbk_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String feedbackId,

        @Schema(
                description = "Who answered; absent while that is not known.",
                maxLength = 30,
                examples = "cus_01jd3v9k7e8x2m4n6p8q0r2s4t")
        @Nullable String customerId,

        @Schema(description = "The name of the source that it came from.", maxLength = 100, examples = "app")
        String source,

        @Schema(description = "What was asked.", examples = "nps")
        Metric metric,

        @Schema(description = "The score.", minimum = "0", maximum = "10", examples = "9")
        int score,

        @Schema(description = "The scale that it was given on.")
        Scale scale,

        @Schema(
                description = "Which end of the scale is the good one.",
                enumeration = {Metric.DIRECTION})
        String direction,

        @Schema(description = "Which wording of the question was answered.", maxLength = 50, examples = "2026-01")
        String wordingVersion,

        @Schema(description = "Where it was answered.", maxLength = 50, examples = "app")
        String channel,

        @JsonSerialize(using = AnyText.Serializer.class)
        @Schema(
                description = "What was said along with it; in a list at most 4,000 characters of it.",
                maxLength = 1_048_576,
                examples = "빠르고 친절했어요")
        @Nullable String comment,

        @Schema(description = "When it was answered.") Instant answeredAt) {
    private static final int COMMENT_LISTED_MOST = 4_000;

    /// @param feedback with a rating
    static ResponseView of(Feedback feedback) {
        return of(feedback, feedback.submission().text());
    }

    /// As a list shows it: a comment that is long is cut.
    ///
    /// @param feedback with a rating
    static ResponseView listed(Feedback feedback) {
        String comment = feedback.submission().text();
        return of(feedback, comment == null ? null : AnyText.cut(comment, COMMENT_LISTED_MOST));
    }

    private static ResponseView of(Feedback feedback, @Nullable String comment) {
        Rating rating = Objects.requireNonNull(feedback.submission().rating(), "rating");
        return new ResponseView(
                IdKind.RESPONSE.format(feedback.id()),
                feedback.publicId(),
                feedback.publicCustomerId(),
                feedback.submission().source(),
                rating.metric(),
                rating.score(),
                rating.metric().scale(),
                Metric.DIRECTION,
                rating.wordingVersion(),
                feedback.submission().channel(),
                comment,
                feedback.submission().occurredAt());
    }
}
