package io.dangol.feedback.source.secret;

import io.dangol.feedback.source.SigningKeys;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The live secrets of a source, the newest first.
@Schema(
        name = "Secrets",
        description = "The live secrets of a source, the newest first; without their values.",
        requiredProperties = {"items"})
public record SecretsView(
        @Schema(description = "The secrets.", maxItems = SigningKeys.LIVE_MOST)
        List<SecretView> items) {}
