package io.dangol.feedback.understanding.classification;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.openapi.Idempotent;
import io.dangol.kit.security.Caller;
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
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/feedback/{id}/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Classifications", description = "What was understood of feedback, and what people know better.")
public class CorrectionResource {
    private final ClassificationService service;
    private final Caller caller;

    CorrectionResource(ClassificationService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
    @Idempotent
    @Operation(
            operationId = "correctClassification",
            summary = "Correct what was understood",
            description = "It counts at once; what is taught by examples learns it within a minute.")
    public Uni<RestResponse<ClassificationView>> correct(
            @PathParam("id") String id, @NotNull @Valid CorrectClassification correction) {
        return service.correct(IdKind.FEEDBACK.inPath(id), correction, caller.subject(), caller.key())
                .map(reply -> reply.toResponse());
    }
}
