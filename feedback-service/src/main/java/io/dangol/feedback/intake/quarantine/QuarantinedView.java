package io.dangol.feedback.intake.quarantine;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.intake.delivery.ViolationView;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A quarantined delivery as an operator sees it.
@Schema(
        name = "Quarantined",
        description = "A delivery that verified and could not be understood.",
        requiredProperties = {"id", "sourceId", "webhookId", "state", "reason", "violations", "receivedAt", "repaired"})
public record QuarantinedView(
        @Schema(description = "Its id.", maxLength = 30, examples = "qua_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(description = "The source that signed it.", maxLength = 30, examples = "src_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String sourceId,

        @Schema(description = "The sender's id for it.", maxLength = 256, examples = "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W")
        String webhookId,

        @Schema(
                description = "`waiting` for somebody to correct it, `replayed`, or `discarded`.",
                enumeration = {"waiting", "replayed", "discarded"})
        String state,

        @Schema(description = "What is wrong with it.", maxLength = 500, examples = "kind must not be null")
        String reason,

        @Schema(description = "What is wrong with which field.", maxItems = 50)
        List<ViolationView> violations,

        @Schema(description = "When it was received.") Instant receivedAt,

        @Schema(description = "The body as text (UTF-8); not in a list.", maxLength = 1_048_576) @Nullable String body,

        @Schema(description = "The body in Base64, where it is no text; not in a list.", maxLength = 1_400_000)
        @Nullable String bodyBase64,

        @Schema(
                description = "The feedback that it became; absent while it waits.",
                maxLength = 30,
                examples = "fbk_01jd3v9k7e8x2m4n6p8q0r2s4t")
        @Nullable String feedbackId,

        @Schema(description = "When it left the quarantine; absent while it waits.") @Nullable Instant handledAt,

        @Schema(description = "Who let it out, the subject of the token.", maxLength = 300, examples = "operator-1")
        @Nullable String handledBy,

        @Schema(description = "Whether it was replayed with another content than it came with.")
        boolean repaired,

        @Schema(description = "Why it was discarded.", maxLength = 500, examples = "a test of the partner's") @Nullable String discardReason) {

    static QuarantinedView whole(Quarantined kept) {
        String text = text(kept.body().getBytes());
        return of(
                kept,
                text,
                text == null ? Base64.getEncoder().encodeToString(kept.body().getBytes()) : null);
    }

    static QuarantinedView withoutBody(Quarantined kept) {
        return of(kept, null, null);
    }

    private static QuarantinedView of(Quarantined kept, @Nullable String body, @Nullable String bodyBase64) {
        Quarantined.Handled handled = kept.handled();
        UUID feedbackId = handled == null ? null : handled.feedbackId();
        return new QuarantinedView(
                IdKind.QUARANTINED.format(kept.id()),
                kept.sourceId().text(),
                kept.webhookId(),
                QuarantineFilter.State.of(handled).name().toLowerCase(Locale.ROOT),
                kept.reason(),
                ViolationView.of(kept.violations()),
                kept.receivedAt(),
                body,
                bodyBase64,
                feedbackId == null ? null : IdKind.FEEDBACK.format(feedbackId),
                handled == null ? null : handled.at(),
                handled == null ? null : handled.by(),
                handled != null && handled.how() == Quarantined.How.REPAIRED,
                handled == null ? null : handled.discardReason());
    }

    private static @Nullable String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }
}
