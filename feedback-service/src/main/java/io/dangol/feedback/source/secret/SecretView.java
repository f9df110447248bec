package io.dangol.feedback.source.secret;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A secret as it is shown.
@Schema(
        name = "Secret",
        description = "A secret that a source signs with.",
        requiredProperties = {"id", "kind", "createdAt"})
public record SecretView(
        @Schema(description = "Its id.", maxLength = 30, examples = "sec_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(
                description = "`hmac`: a secret that both sides know. `ed25519`: the public key of the partner.",
                enumeration = {"hmac", "ed25519"},
                examples = "hmac")
        String kind,

        @Schema(description = "When it was made.") Instant createdAt,

        @Schema(description = "Until when it is taken; absent while it is not being replaced.") @Nullable Instant expiresAt,

        @Schema(
                description = "The secret itself; shown only in the answer to its making.",
                maxLength = 100,
                examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwQ8hUbHk2bH0=")
        @Nullable String secret,

        @Schema(
                description = "The partner's public key; shown only in the answer to its making.",
                maxLength = 60,
                examples = "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        @Nullable String publicKey) {

    static SecretView of(Secret secret, @Nullable String value) {
        return new SecretView(
                secret.id().text(), secret.kind().wire(), secret.createdAt(), secret.expiresAt(), value, null);
    }

    SecretView with(@Nullable String shownSecret, @Nullable String shownPublicKey) {
        return new SecretView(id, kind, createdAt, expiresAt, shownSecret, shownPublicKey);
    }
}
