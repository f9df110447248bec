package io.dangol.feedback.understanding.classification;

import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageQuery;
import io.dangol.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/classifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Classifications", description = "What was understood of feedback, and what people know better.")
public class ClassificationListResource {
    private final ClassificationService service;

    ClassificationListResource(ClassificationService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listClassifications",
            summary = "List classifications, the newest feedback first",
            description = "With `state=review` those that a person has to look at.")
    public Uni<Page<ClassificationView>> list(
            @QueryParam("state") @Parameter(schema = @Schema(implementation = State.class)) @Nullable String state,
            @BeanParam PageQuery query) {
        return service.list(State.inQuery(state), query.page());
    }
}
