package io.dangol.feedback.understanding.classification;

import io.dangol.kit.paging.Page;
import io.dangol.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/classifiers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Classifications", description = "What was understood of feedback, and what people know better.")
public class ClassifierResource {
    private final Understander understander;

    ClassifierResource(Understander understander) {
        this.understander = understander;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "listClassifiers",
            summary = "List the models in use, each with its accuracy card",
            description = "All are on one page.")
    public Page<ClassifierView> classifiers(@QueryParam("count") boolean count) {
        return Page.whole(
                understander.classifiers().stream().map(ClassifierView::of).toList(), count);
    }
}
