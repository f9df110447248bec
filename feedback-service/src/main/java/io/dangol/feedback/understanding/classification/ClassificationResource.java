package io.dangol.feedback.understanding.classification;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/feedback/{id}/classification")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Classifications", description = "What was understood of feedback, and what people know better.")
public class ClassificationResource {
    private final ClassificationService service;

    ClassificationResource(ClassificationService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "getClassification",
            summary = "Get what was understood of feedback",
            description = "404 for feedback without words too.")
    public Uni<ClassificationView> get(@PathParam("id") String id) {
        return service.get(IdKind.FEEDBACK.inPath(id));
    }
}
