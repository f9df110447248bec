package io.dangol.feedback.intake.quarantine;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/sources/{id}/quarantine/replay")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quarantine")
public class SourceReplayResource {
    private final SourceReplayService replays;
    private final Caller caller;

    SourceReplayResource(SourceReplayService replays, Caller caller) {
        this.replays = replays;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "replaySource",
            summary = "Replay what of a source waits in the quarantine",
            description = "The oldest first, up to 100 in a call; go on with `next` as `after`. Each is recorded once,"
                    + " however often this is called. What still cannot be understood waits on. The body may be left"
                    + " out.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the stretch.",
            content = @Content(schema = @Schema(implementation = ReplayReport.class)))
    public Uni<Response> replayAll(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @RequestBody(required = false) @Valid @Nullable ReplayAll request) {
        return replays.replayAll(new SourceId(IdKind.SOURCE.inPath(id)), request, caller.subject(), caller.key(key))
                .map(reply -> reply.toResponse());
    }
}
