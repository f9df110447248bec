package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/sources/{id}/mapping/try")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources")
public class MappingTrialResource {
    private final MappingTrialService trials;

    MappingTrialResource(MappingTrialService trials) {
        this.trials = trials;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "tryMapping",
            summary = "Try a mapping on a sample",
            description =
                    "Says what the sample would become, or why it would go to the quarantine. Nothing is" + " stored.")
    public Uni<MappingTrial> attempt(@PathParam("id") String id, @NotNull @Valid TryMapping request) {
        return trials.attempt(new SourceId(IdKind.SOURCE.inPath(id)), request);
    }
}
