package io.dangol.feedback.source.partner;

import io.dangol.feedback.source.Mapping;
import io.dangol.feedback.source.Signature;
import io.dangol.feedback.source.SourceName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A new source.
@Schema(examples = """
                {"name": "reviews-kr", "signature": "standard_webhooks"}""", description = "A new source of feedback.")
public record CreateSource(
        @NotNull @Pattern(regexp = SourceName.PATTERN) @Schema(
                description = "Its name, unique: the scope of the names that it has for its customers, and the same"
                        + " as the `source` of its purchases.",
                maxLength = 100,
                examples = "reviews-kr")
        String name,

        @NotNull @Schema(description = "How its deliveries are signed.")
        Signature signature,

        @Size(max = 200) @Schema(
                description = "A secret that the partner chose; one is made if it is absent. `whsec_` and Base64 of 24"
                        + " to 64 bytes for `standard_webhooks`, else 16 to 128 printable characters.",
                examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwQ8hUbHk2bH0=")
        @Nullable String secret,

        @Size(max = 60) @Schema(
                description = "In the place of a secret, for `standard_webhooks`: the partner's ed25519 key, `whpk_`"
                        + " and Base64 of 32 bytes; deliveries are then signed with `v1a`.",
                examples = "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        @Nullable String publicKey,

        @Valid @Schema(description = "How its own payload becomes feedback; absent where it sends Dangol's form.")
        @Nullable Mapping mapping) {}
