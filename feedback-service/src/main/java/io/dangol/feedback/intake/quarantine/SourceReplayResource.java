package io.dangol.feedback.intake.quarantine;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
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
    @Idempotent
    @Operation(
            operationId = "replaySource",
            summary = "Replay what of a source waits in the quarantine",
            description = "The oldest first, up to 100 in a call; go on with `next` as `after`. Each is recorded once,"
                    + " however often this is called. What still cannot be understood waits on. The body may be left"
                    + " out.")
    public Uni<RestResponse<ReplayReport>> replayAll(
            @PathParam("id") String id, @RequestBody(required = false) @Valid @Nullable ReplayAll request) {
        return replays.replayAll(new SourceId(IdKind.SOURCE.inPath(id)), request, caller.subject(), caller.key())
                .map(reply -> reply.toResponse());
    }
}
