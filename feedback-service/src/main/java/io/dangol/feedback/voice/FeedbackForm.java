package io.dangol.feedback.voice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.dangol.feedback.base.customer.CustomerReference;
import io.dangol.feedback.source.SourceName;
import io.dangol.kit.text.Identifier;
import io.dangol.kit.text.TextRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Feedback as it is sent in, by the API or in a signed delivery: Dangol's own form.
@Schema(
        examples = """
                {"kind": "complaint", "channel": "email", "customer": {"externalId": "00001"},
                 "text": "배송이 일주일째 안 와요. 환불해 주세요.", "language": "ko",
                 "occurredAt": "2026-11-21T09:30:00+09:00", "externalRef": "review-8841", "source": "reviews-kr"}""",
        description = "What a customer said. It has a `text` or a `rating` or both; the kind `response` has a rating.")
public record FeedbackForm(
        @NotNull Kind kind,

        @NotNull @Pattern(regexp = Channel.PATTERN) @Schema(description = "Where it was said.", maxLength = 50, examples = "email")
        String channel,

        @Valid @Schema(description = "Who said it; absent where that is not known.") @Nullable CustomerReference customer,

        @JsonSerialize(using = AnyText.Serializer.class)
        @JsonDeserialize(using = AnyText.Deserializer.class)
        @Size(min = 1, max = FeedbackForm.TEXT_LENGTH_MOST) @Schema(description = "The words, kept as they are sent.", examples = "배송이 일주일째 안 와요. 환불해 주세요.")
        @Nullable String text,

        @Size(max = 35) @Pattern(regexp = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,16}$")
        @Schema(description = "The language of the text (BCP 47), if it is known.", examples = "ko")
        @Nullable String language,

        @Schema(
                description = "When it was said (RFC 3339 with zone); when it was received, if absent. At most a day"
                        + " ahead.",
                examples = "2026-11-21T09:30:00+09:00")
        @Nullable OffsetDateTime occurredAt,

        @Size(min = 1, max = 200) @Identifier @Schema(
                description =
                        "The source's own name for it. One reference of a source is one piece of feedback, whichever"
                                + " way it comes in. A customer's own feedback has none.",
                examples = "review-8841")
        @Nullable String externalRef,

        @Valid @Nullable RatingForm rating,

        @Pattern(regexp = SourceName.PATTERN) @Schema(
                description =
                        "The name or id of the source that it comes from: `api` if absent; a partner's and a delivery's"
                                + " own.",
                maxLength = 100,
                examples = "reviews-kr")
        @Nullable String source,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Size(min = 1, max = FeedbackForm.PRODUCT_LENGTH_MOST) @Identifier @Schema(description = "The product that it is about, by the company's own number (SKU).", examples = "TEA-01")
        @Nullable String product) {

    /// UTF-16 units of a text, at most: no body has more.
    public static final int TEXT_LENGTH_MOST = 1_048_576;
    /// UTF-16 units of a product's number, at most.
    public static final int PRODUCT_LENGTH_MOST = 64;

    public FeedbackForm {
        externalRef = TextRules.composed(externalRef);
        product = TextRules.composed(product);
    }

    /// The same, from this source.
    public FeedbackForm from(String itsSource) {
        return from(itsSource, customer);
    }

    /// The same, from this source and said by this customer.
    public FeedbackForm from(String itsSource, @Nullable CustomerReference itsCustomer) {
        return new FeedbackForm(
                kind, channel, itsCustomer, text, language, occurredAt, externalRef, rating, itsSource, product);
    }
}
