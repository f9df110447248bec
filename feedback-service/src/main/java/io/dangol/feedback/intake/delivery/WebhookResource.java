package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.voice.FeedbackForm;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@SecurityScheme(
        securitySchemeName = "signature",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "webhook-signature",
        description = "The signature of the delivery, by the scheme of its source and with one of its secrets.")
@Tag(name = "Webhooks", description = "Signed deliveries of partners.")
public class WebhookResource {
    private final Gatekeeper gatekeeper;

    WebhookResource(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @POST
    @Path("/{source}")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @SecurityRequirement(name = "signature")
    @Operation(
            operationId = "deliverFeedback",
            summary = "Deliver feedback, signed",
            description = "Signed by the scheme of the source; no token. [Standard Webhooks"
                    + " 1.0](https://www.standardwebhooks.com): `webhook-id`, `webhook-timestamp` and"
                    + " `webhook-signature`, or the same with `svix-`; a delivery is named by its id. GitHub:"
                    + " `X-Hub-Signature-256`; named by the digest of its body, because nothing else is signed. Stripe:"
                    + " `Stripe-Signature`; named by the `id` of its body. A delivery is taken once: the same name again"
                    + " gets the first answer, for 30 days. An `externalRef` names one piece of feedback, whichever way it"
                    + " came in first: another delivery with the same content changes nothing, one with other content is"
                    + " its next version, and both are answered with its id. Content by another customer under a known"
                    + " `externalRef` is kept in the quarantine. What is signed but cannot be understood is kept in the"
                    + " quarantine. The answer comes after the content is durable.")
    @Parameter(
            name = "webhook-id",
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING, maxLength = 256),
            description = "The delivery's id, 1 to 256 printable characters without a dot.")
    @Parameter(
            name = "webhook-timestamp",
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING, maxLength = 12),
            description = "When it was sent, seconds since 1970, at most 5 minutes off.")
    @Parameter(
            name = "webhook-signature",
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING),
            description = "`v1,` and Base64 of HMAC-SHA256 over `id.timestamp.body`, or `v1a,` and Base64 of the"
                    + " ed25519 signature; several, separated by spaces, while a secret is being replaced.")
    @Parameter(
            name = "X-Hub-Signature-256",
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING),
            description = "GitHub's: `sha256=` and HMAC-SHA256 over the body, in hexadecimal.")
    @Parameter(
            name = "Stripe-Signature",
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING),
            description = "Stripe's: `t=…,v1=…`, HMAC-SHA256 over `t.body`, in hexadecimal.")
    @RequestBody(
            description = "Dangol's own form of feedback, or what the source's mapping reads; at most 1 MiB.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FeedbackForm.class)))
    @APIResponse(responseCode = "202", description = "It is kept.")
    public Uni<RestResponse<Receipt>> deliver(
            @PathParam("source") @Parameter(description = "The source's id.") String source,
            @Context HttpHeaders headers,
            byte @Nullable [] body) {
        SignedDelivery delivery = SignedDelivery.of(
                SignatureSchemes.HEADERS, headers::getRequestHeader, Objects.requireNonNullElse(body, new byte[0]));
        return gatekeeper.admit(source, delivery).map(receipt -> RestResponse.accepted(receipt));
    }
}
