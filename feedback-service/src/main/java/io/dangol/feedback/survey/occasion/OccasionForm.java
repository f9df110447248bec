package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.base.customer.CustomerReference;
import io.dangol.feedback.source.SourceName;
import io.dangol.feedback.survey.invitation.InvitationForm;
import io.dangol.feedback.voice.Channel;
import io.dangol.kit.text.Identifier;
import io.dangol.kit.text.TextRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An occasion as it is sent in.
@Schema(name = "SurveyOccasionForm", description = "Something happened that surveys wait for.")
public record OccasionForm(
        @NotNull OccasionKind kind,

        @NotNull @Size(min = 1, max = 200) @Identifier @Schema(description = "The source's id of the purchase, as in the purchase itself.", examples = "A-1001")
        String orderId,

        @NotNull @Valid @Schema(description = "Who bought it.")
        CustomerReference customer,

        @Pattern(regexp = Channel.PATTERN) @Schema(
                description = "How it was bought: the channel that answers count under; `survey` if absent.",
                maxLength = 50,
                examples = "web")
        @Nullable String channel,

        @Pattern(regexp = InvitationForm.SEGMENT_PATTERN) @Schema(
                description = "What the caller counts the customer among; results can be put together by it.",
                maxLength = 64,
                examples = "gold")
        @Nullable String segment,

        @Schema(
                description = "When it happened (RFC 3339 with zone); now if absent. At most a day ahead.",
                examples = "2026-11-24T15:20:00+09:00")
        @Nullable OffsetDateTime occurredAt,

        @Pattern(regexp = SourceName.PATTERN) @Schema(
                description = "The name or id of the source of the purchase: `api` if absent; a partner's own.",
                maxLength = 100,
                examples = "shop-kr")
        @Nullable String source) {
    public OccasionForm {
        orderId = TextRules.composed(orderId);
    }
}
