package io.dangol.feedback.intake;

import io.dangol.feedback.feedback.FeedbackForm;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "Signed deliveries of partners.")
public class WebhookResource {
    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";

    private final Gatekeeper gatekeeper;

    WebhookResource(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @POST
    @Path("/{source}")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @Operation(
            operationId = "deliverFeedback",
            summary = "Deliver feedback, signed",
            description = "Signed by [Standard Webhooks 1.0](https://www.standardwebhooks.com) with a secret of the"
                    + " source; no token. A delivery is taken once: the same `webhook-id` again gets the first"
                    + " answer, for 30 days. What is signed but cannot be understood is kept in the quarantine."
                    + " The answer comes after the content is durable.")
    @RequestBody(
            description = "Dangol's own form of feedback, at most 1 MiB.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FeedbackForm.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is kept.",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    public Uni<Response> deliver(
            @PathParam("source") @Parameter(description = "The source's id.") String source,
            @HeaderParam(ID)
                    @Parameter(description = "The delivery's id, 1 to 256 printable characters without a dot.")
                    @Nullable String id,
            @HeaderParam(TIMESTAMP)
                    @Parameter(description = "When it was sent, seconds since 1970, at most 5 minutes off.")
                    @Nullable String timestamp,
            @HeaderParam(SIGNATURE)
                    @Parameter(
                            description = "`v1,` and Base64 of HMAC-SHA256 over `id.timestamp.body`; several,"
                                    + " separated by spaces, while a secret is being replaced.")
                    @Nullable String signatures,
            @Context HttpHeaders headers,
            byte @Nullable [] body) {
        SignedDelivery delivery = new SignedDelivery(
                only(headers, ID),
                only(headers, TIMESTAMP),
                only(headers, SIGNATURE),
                Objects.requireNonNullElse(body, new byte[0]));
        return gatekeeper
                .admit(source, delivery)
                .map(receipt -> Response.accepted(receipt).build());
    }

    /// A header that is there once; what is there twice could be read in two ways, so it does not count.
    private static @Nullable String only(HttpHeaders headers, String name) {
        List<String> values = headers.getRequestHeader(name);
        return values != null && values.size() == 1 ? values.getFirst() : null;
    }
}
