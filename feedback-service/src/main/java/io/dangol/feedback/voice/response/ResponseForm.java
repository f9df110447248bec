package io.dangol.feedback.voice.response;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.dangol.feedback.base.customer.CustomerReference;
import io.dangol.feedback.source.SourceName;
import io.dangol.feedback.voice.AnyText;
import io.dangol.feedback.voice.Channel;
import io.dangol.feedback.voice.FeedbackForm;
import io.dangol.feedback.voice.Kind;
import io.dangol.feedback.voice.Metric;
import io.dangol.feedback.voice.RatingForm;
import io.dangol.kit.text.Identifier;
import io.dangol.kit.text.TextRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An answer on a scale, as it is sent in.
@Schema(description = "An answer on a scale.")
public record ResponseForm(
        @NotNull @Schema(description = "What was asked: `nps` 0 to 10, `csat` 1 to 5, `ces` 1 to 7.", examples = "nps")
        Metric metric,

        @NotNull @Schema(
                description =
                        "The score, on the metric's scale; another one is refused with" + " `score-out-of-scale`.",
                minimum = "0",
                maximum = "10",
                examples = "9")
        Integer score,

        @NotNull @Pattern(regexp = Channel.PATTERN) @Schema(description = "Where it was answered.", maxLength = 50, examples = "app")
        String channel,

        @Valid @Schema(description = "Who answered; absent where that is not known.") @Nullable CustomerReference customer,

        @JsonSerialize(using = AnyText.Serializer.class)
        @JsonDeserialize(using = AnyText.Deserializer.class)
        @Size(min = 1, max = FeedbackForm.TEXT_LENGTH_MOST) @Schema(description = "What was said along with it.", examples = "빠르고 친절했어요")
        @Nullable String comment,

        @Schema(
                description = "When it was answered (RFC 3339 with zone); when it was received, if absent. At most a"
                        + " day ahead.",
                examples = "2026-11-21T09:30:00+09:00")
        @Nullable OffsetDateTime answeredAt,

        @Size(min = 1, max = 50) @Identifier @Schema(
                description = "Which wording of the question was answered; `unspecified` if absent. Answers to"
                        + " different wordings are not mixed.",
                examples = "2026-01")
        @Nullable String wordingVersion,

        @Pattern(regexp = SourceName.PATTERN) @Schema(
                description = "The name or id of the source that it comes from: `api` if absent; a partner's own.",
                maxLength = 100,
                examples = "app")
        @Nullable String source) {

    public ResponseForm {
        wordingVersion = TextRules.composed(wordingVersion);
    }

    /// The same as feedback: an answer is something that a customer said.
    FeedbackForm toFeedback() {
        return new FeedbackForm(
                Kind.RESPONSE,
                channel,
                customer,
                comment,
                null,
                answeredAt,
                null,
                new RatingForm(metric, score, wordingVersion),
                source,
                null);
    }
}
