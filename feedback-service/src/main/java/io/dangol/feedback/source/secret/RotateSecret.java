package io.dangol.feedback.source.secret;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A new secret for a source.
@Schema(examples = """
                {"overlap": "PT24H"}""", description = "How a source's secret is replaced.")
public record RotateSecret(
        @Schema(
                description = "How long the secrets until now are still taken, 0 to 7 days (ISO 8601); 24 hours unless"
                        + " set.",
                implementation = String.class,
                maxLength = 40,
                examples = "PT24H")
        @Nullable Duration overlap,

        @Size(max = 200) @Schema(
                description = "A secret that the partner chose, in the form of the source's scheme; one is made if it"
                        + " is absent.",
                examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwQ8hUbHk2bH0=")
        @Nullable String secret,

        @Size(max = 60) @Schema(
                description = "In the place of a secret, for `standard_webhooks`: the partner's ed25519 key, `whpk_`"
                        + " and Base64 of 32 bytes.",
                examples = "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        @Nullable String publicKey) {}
