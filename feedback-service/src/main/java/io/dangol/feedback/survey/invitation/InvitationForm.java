package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.customer.CustomerReference;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.source.SourceName;
import io.dangol.feedback.voice.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Somebody to be asked, as it is sent in.
@Schema(description = "Somebody to be asked.")
public record InvitationForm(
        @NotNull @Pattern(regexp = IdKind.SURVEY_PATTERN) @Schema(
                description = "The survey, which is active.",
                maxLength = 30,
                examples = "srv_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String surveyId,

        @NotNull @Valid @Schema(description = "Who is asked.")
        CustomerReference customer,

        @Pattern(regexp = Channel.PATTERN) @Schema(
                description = "The channel that the answers count under; `survey` if absent.",
                maxLength = 50,
                examples = "app")
        @Nullable String channel,

        @Pattern(regexp = InvitationForm.SEGMENT_PATTERN) @Schema(
                description = "What the caller counts the customer among; results can be put together by it.",
                maxLength = 64,
                examples = "gold")
        @Nullable String segment,

        @Pattern(regexp = SourceName.PATTERN) @Schema(
                description =
                        "The name or id of the source in whose name the customer is asked: `api` if absent; a partner's"
                                + " own.",
                maxLength = 100,
                examples = "shop-kr")
        @Nullable String source) {
    /// 1 to 64 lower-case letters, digits, `.`, `_` and `-`, beginning with a letter or digit.
    public static final String SEGMENT_PATTERN = "^[a-z0-9][a-z0-9._-]{0,63}$";
}
