package io.dangol.feedback.source;

import io.dangol.feedback.id.IdKind;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A secret as it is shown.
@Schema(
        name = "Secret",
        description = "A secret that a source signs with.",
        requiredProperties = {"id", "createdAt"})
public record SecretView(
        @Schema(description = "Its id.", maxLength = 30, examples = "sec_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(description = "When it was made.") Instant createdAt,

        @Schema(description = "Until when it is taken; absent while it is not being replaced.") @Nullable Instant expiresAt,

        @Schema(
                description = "The secret itself; shown only in the answer to its making.",
                maxLength = 100,
                examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwQ8hUbHk2bH0=")
        @Nullable String secret) {

    static SecretView of(Secret secret, @Nullable String value) {
        return new SecretView(IdKind.SECRET.format(secret.id()), secret.createdAt(), secret.expiresAt(), value);
    }

    SecretView withSecret(@Nullable String shown) {
        return new SecretView(id, createdAt, expiresAt, shown);
    }
}
