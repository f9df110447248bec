package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An invitation as it is shown.
@Schema(
        name = "Invitation",
        description = "That a customer is asked, or would have been.",
        requiredProperties = {
            "id",
            "surveyId",
            "wordingVersion",
            "state",
            "cause",
            "source",
            "channel",
            "issuedAt",
            "expiresAt"
        })
public record InvitationView(
        @Schema(description = "Its id.", maxLength = 30, examples = "inv_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String id,

        @Schema(description = "The survey.", maxLength = 30, examples = "srv_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String surveyId,

        @Schema(description = "The version of the survey that is asked.", minimum = "1", examples = "2")
        int wordingVersion,

        InvitationState state,

        @Schema(
                description = "Why it was never issued; only where it was not. `fatigue`: the customer was asked as"
                        + " often as anybody may be; `survey_not_active`: the survey asked nobody at that moment;"
                        + " `case_reopened`: the case was not resolved any more.",
                maxLength = 50,
                examples = "fatigue")
        @Nullable String suppressedFor,

        @Schema(
                description = "What made us ask; no two invitations of a survey have the same.",
                maxLength = 400,
                examples = "purchase:pos-7/A-1001")
        String cause,

        @Schema(description = "The source in whose name the customer is asked.", maxLength = 100, examples = "api")
        String source,

        @Schema(
                description = "Who is asked; absent while that is not known.",
                maxLength = 30,
                examples = "cus_01jd3v9k7e8x2m4n6p8q0r2s4t")
        @Nullable String customerId,

        @Schema(description = "The source's own name for the customer.", maxLength = 200, examples = "00001") @Nullable String externalId,

        @Schema(description = "The channel that the answers count under.", maxLength = 50, examples = "app")
        String channel,

        @Schema(description = "What the asker counts the customer among.", maxLength = 64, examples = "gold") @Nullable String segment,

        @Schema(description = "When it was issued, or would have been.")
        Instant issuedAt,

        @Schema(description = "Until when its link can be answered.")
        Instant expiresAt,

        @Schema(
                description = "When the link was fetched for the first time, by somebody or by a program that looks at"
                        + " links.")
        @Nullable Instant openedAt,

        @Schema(description = "When its link ceased to be answered.") @Nullable Instant endedAt,

        @Schema(description = "The link; only in the answer to the request that issued it.") @Nullable Link link) {

    /// A one-time link as it is shown to whoever delivers it.
    @Schema(
            name = "InvitationLink",
            description = "A link that serves once. Whoever has it answers for the customer.",
            requiredProperties = {"token", "path", "expiresAt"})
    public record Link(
            @Schema(
                    description = "The token: 256 random bits.",
                    maxLength = 43,
                    examples = "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
            String token,

            @Schema(
                    description =
                            "Where it is answered, behind the gateway's address. A front end may show a page of its"
                                    + " own for the token.",
                    maxLength = 60,
                    examples = "/v1/answers/3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
            String path,

            @Schema(description = "Until when it can be answered.")
            Instant expiresAt) {

        static Link of(String token, Instant expiresAt) {
            return new Link(token, "/v1/answers/" + token, expiresAt);
        }
    }

    static InvitationView of(Invitation invitation) {
        CustomerId customerId = invitation.to().customerId();
        return new InvitationView(
                invitation.publicId(),
                IdKind.SURVEY.format(invitation.surveyId()),
                invitation.wordingVersion(),
                invitation.state(),
                invitation.suppressedFor(),
                invitation.cause(),
                invitation.to().source(),
                customerId == null ? null : customerId.text(),
                invitation.to().externalId(),
                invitation.channel(),
                invitation.segment(),
                invitation.issuedAt(),
                invitation.expiresAt(),
                invitation.openedAt(),
                invitation.endedAt(),
                null);
    }

    InvitationView with(@Nullable Link shown) {
        return new InvitationView(
                id,
                surveyId,
                wordingVersion,
                state,
                suppressedFor,
                cause,
                source,
                customerId,
                externalId,
                channel,
                segment,
                issuedAt,
                expiresAt,
                openedAt,
                endedAt,
                shown);
    }
}
