package io.dangol.feedback.source.partner;

import io.dangol.feedback.source.Mapping;
import io.dangol.feedback.source.Signature;
import io.dangol.kit.web.EntityTag;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A source as it is shown.
@Schema(
        name = "Source",
        description = "A partner system that posts feedback.",
        requiredProperties = {"id", "name", "signature", "webhookUrl", "createdAt"})
public record SourceView(
        @Schema(description = "Its id.", maxLength = 30, examples = "src_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(description = "Its name, unique.", maxLength = 100, examples = "reviews-kr")
        String name,

        @Schema(description = "How its deliveries are signed.")
        Signature signature,

        @Schema(
                description = "Where it posts its deliveries.",
                maxLength = 50,
                examples = "/v1/webhooks/src_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String webhookUrl,

        @Schema(description = "How its own payload becomes feedback; absent where it sends Dangol's form.") @Nullable Mapping mapping,

        @Schema(description = "When it was made.") Instant createdAt,

        @Schema(
                description = "The secret that it signs with; shown this once.",
                maxLength = 100,
                examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwQ8hUbHk2bH0=")
        @Nullable String secret,

        @Schema(
                description = "The partner's public key that it was made with; shown this once.",
                maxLength = 60,
                examples = "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        @Nullable String publicKey) {

    /// A source and its entity tag.
    record Versioned(SourceView view, String etag) {
        static Versioned of(Source source) {
            return new Versioned(SourceView.of(source, null), EntityTag.of(source.version()));
        }
    }

    static SourceView of(Source source, @Nullable String secret) {
        return new SourceView(
                source.id().text(),
                source.name(),
                source.signature(),
                source.webhookUrl(),
                source.mapping(),
                source.createdAt(),
                secret,
                null);
    }

    /// The same, with what it signs with.
    public SourceView with(@Nullable String shownSecret, @Nullable String shownPublicKey) {
        return new SourceView(id, name, signature, webhookUrl, mapping, createdAt, shownSecret, shownPublicKey);
    }
}
