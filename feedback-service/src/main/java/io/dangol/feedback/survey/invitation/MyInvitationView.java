package io.dangol.feedback.survey.invitation;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An invitation as its customer sees it.
@Schema(
        name = "MyInvitation",
        description = "That the signed-in customer is asked.",
        requiredProperties = {"id", "issuedAt", "link"})
public record MyInvitationView(
        @Schema(description = "Its id.", maxLength = 30, examples = "inv_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(description = "When it was issued.") Instant issuedAt,

        @Schema(description = "The link by which it is answered.")
        InvitationView.Link link) {}
