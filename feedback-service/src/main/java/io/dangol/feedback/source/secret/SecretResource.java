package io.dangol.feedback.source.secret;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SecretId;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/sources/{id}/secrets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources")
public class SecretResource {
    private final SecretService secrets;
    private final Caller caller;

    SecretResource(SecretService secrets, Caller caller) {
        this.secrets = secrets;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            operationId = "rotateSecret",
            summary = "Give a source a new secret",
            description = "The new secret is taken at once, those until now for 24 hours more unless `overlap` says"
                    + " otherwise. The body may be left out.")
    @APIResponse(responseCode = "201", description = "The new secret, shown this once.")
    public Uni<RestResponse<SecretView>> rotate(
            @PathParam("id") String id, @RequestBody(required = false) @Valid @Nullable RotateSecret request) {
        return secrets.rotate(new SourceId(IdKind.SOURCE.inPath(id)), request, caller.key())
                .map(reply -> reply.toResponse());
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "listSecrets", summary = "List the live secrets of a source, without their values")
    public Uni<SecretsView> list(@PathParam("id") String id) {
        return secrets.list(new SourceId(IdKind.SOURCE.inPath(id)));
    }

    @DELETE
    @Path("/{secretId}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "deleteSecret",
            summary = "End a secret at once",
            description = "What is signed with it is refused from now on. The last live secret stays: 422"
                    + " `last-secret`.")
    @APIResponse(responseCode = "204", description = "It has ended.")
    public Uni<Void> delete(@PathParam("id") String id, @PathParam("secretId") String secretId) {
        return secrets.delete(new SourceId(IdKind.SOURCE.inPath(id)), new SecretId(IdKind.SECRET.inPath(secretId)));
    }
}
